// Suggestions under the search field while somebody types: the list of a combobox, as WAI-ARIA describes it.
// Without this script the field is a plain form.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-suggest]");
  if (!form) return;
  const field = form.elements.q;
  const WAIT = 120;
  let list = null, active = null, timer = 0, request = null, shownFor = "";

  const place = document.createElement("div");
  place.className = "suggestions";
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  form.append(place, said);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");

  const options = () => (list ? [...list.children] : []);

  function choose(option) {
    active?.setAttribute("aria-selected", "false");
    active = option || null;
    if (!active) return field.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    active.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", active.id);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    choose(null);
    list = null;
    shownFor = "";
    place.replaceChildren();
    said.textContent = "";
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-controls");
  }

  function show(text, html) {
    // The page's own server escapes what it sends.
    const piece = document.createElement("template");
    piece.innerHTML = html;
    choose(null);
    list = piece.content.querySelector("[role=listbox]");
    said.textContent = piece.content.querySelector("p")?.textContent ?? "";
    place.replaceChildren(...(list ? [list] : []));
    shownFor = text;
    field.setAttribute("aria-expanded", String(Boolean(list)));
    if (list) field.setAttribute("aria-controls", list.id);
    else field.removeAttribute("aria-controls");
  }

  async function ask() {
    const text = field.value.trim();
    if (text === shownFor && list) return;
    if (text.length < 2 && !/[^\x00-\x7f]/.test(text)) return close();
    request?.abort();
    const mine = request = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: text })}`, { signal: mine.signal });
      const html = answer.ok ? await answer.text() : "";
      if (mine === request && document.activeElement === field) show(text, html);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function move(step) {
    const all = options();
    // Beyond the last and before the first stands the field itself.
    const next = (all.indexOf(active) + 1 + step + all.length + 1) % (all.length + 1);
    choose(all[next - 1]);
  }

  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("compositionend", () => { timer = setTimeout(ask, WAIT); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list) move(step);
    else if (event.key === "ArrowDown") ask();
    else if (event.key === "Escape" && list) close();
    else if (event.key === "Enter" && active) location.assign(active.dataset.url);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  // The field keeps the focus while the list is pressed, so that the list is still there when it is let go.
  place.addEventListener("mousedown", (event) => event.preventDefault());
  place.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
});
