// Everything here only adds comfort: each page works without it.
import "htmx.org";
