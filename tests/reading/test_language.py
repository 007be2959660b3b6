# ruff: noqa: RUF001 - sentences in many scripts
from __future__ import annotations

import pytest

from sayso.reading.document import Document
from sayso.reading.language import LanguageStage, main_script
from sayso.schema import Report

STAGE = LanguageStage()

LONG = {
    "en": "The ministry said on Monday that the talks over the harbour had failed and that its ships would stay in Kesh for now.",
    "fr": "Le ministère a déclaré lundi que les négociations sur le port avaient échoué et que ses navires resteraient dans la ville.",
    "de": "Das Ministerium teilte am Montag mit, dass die Gespräche über den Hafen gescheitert seien und die Schiffe vor Ort bleiben.",
    "es": "El ministerio dijo el lunes que las conversaciones sobre el puerto habían fracasado y que sus barcos seguirían en la ciudad.",
    "tr": "Bakanlık pazartesi günü liman konusundaki görüşmelerin başarısız olduğunu ve gemilerin şehirde kalacağını açıkladı efendim.",
    "ru": "Министерство заявило в понедельник, что переговоры о порте провалились и что корабли пока останутся в городе.",
    "uk": "Міністерство заявило в понеділок, що переговори щодо порту провалилися і що кораблі поки залишаться в місті.",
    "ar": "قالت الوزارة يوم الاثنين إن المحادثات بشأن الميناء فشلت وإن سفنها ستبقى في المدينة في الوقت الراهن.",
    "fa": "وزارتخانه روز دوشنبه اعلام کرد که گفتگوها درباره بندر شکست خورده است و کشتی‌ها فعلا در شهر می‌مانند.",
    "zh": "外交部星期一表示，关于港口的谈判已经失败，船只暂时将留在该城市。",
    "ja": "外務省は月曜日、港をめぐる協議は失敗し、船は当面その都市に留まると発表した。",
    "el": "Το υπουργείο δήλωσε τη Δευτέρα ότι οι συνομιλίες για το λιμάνι απέτυχαν.",
    "he": "המשרד הודיע ביום שני כי השיחות על הנמל נכשלו.",
    "ko": "외무부는 월요일 항구에 관한 회담이 실패했다고 밝혔다.",
}


@pytest.mark.parametrize(("language", "text"), LONG.items())
def test_languages(language: str, text: str) -> None:
    assert STAGE.tell(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Ships leave.",
        "Kesh talks fail",
        "Truce declared in Arland",
        "\u201cNo talks,\u201d minister says",
        "NATO, EU condemn attack",
        "X",
    ],
)
def test_short_english(text: str) -> None:
    assert STAGE.tell(text) == "en"


def test_english_with_many_foreign_names_is_english() -> None:
    text = "Recep Tayyip Erdoğan, Mevlüt Çavuşoğlu and Fayez al-Sarraj met in İstanbul, the Presidency said; Çavuşoğlu was told of it."
    assert STAGE.tell(text) == "en"


@pytest.mark.parametrize("text", ["", " \n ", "12:30 - 14.00", "\U0001f600", "\ud800"])
def test_no_letters_no_language(text: str) -> None:
    assert STAGE.tell(text) is None


def test_scripts() -> None:
    assert main_script("Talks переговоры провалились") == "CYRILLIC"
    assert main_script("12") is None


def document(text: str, language: str | None = None) -> Document:
    return STAGE(Document(report=Report(id="x", text=text, language=language)))


def test_what_is_not_english_is_kept_with_a_warning() -> None:
    told = document(LONG["ru"])
    assert (told.language, told.readable) == ("ru", False)
    assert [w.kind for w in told.warnings] == ["language_not_read"]


def test_a_given_language_wins() -> None:
    assert document(LONG["ru"], "en").readable
    told = document(LONG["en"], "fr")
    assert (told.language, told.readable) == ("fr", False)


def test_english_has_no_warning() -> None:
    assert document(LONG["en"]).warnings == ()
