// Adding: files dropped on the form are taken, and what is too large is told before it is sent.
export function drop(form) {
  const input = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-too-large]");
  const limit = Number(form.dataset.limit) * 2 ** 20;

  function check() {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    told.hidden = size <= limit;
    told.textContent = told.hidden ? "" : `These files have ${Math.ceil(size / 2 ** 20)} MB; ${form.dataset.limit} MB at a time are taken. Choose fewer, or name a folder.`;
    return told.hidden;
  }
  input.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    if (!check()) event.preventDefault();
  });
  form.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    check();
    input.focus();
  });
}
