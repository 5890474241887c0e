// Light, dark or the system's choice, kept in this browser alone. Runs before the page is painted.
(() => {
  const root = document.documentElement;
  const KEY = "plaudit-colours";
  const chosen = () => { try { return localStorage.getItem(KEY) || "system"; } catch { return "system"; } };
  const apply = (choice) => {
    if (choice === "system") delete root.dataset.theme;
    else root.dataset.theme = choice;
  };
  apply(chosen());
  document.addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector(".theme");
    if (!group) return;
    const buttons = [...group.querySelectorAll("[data-theme-choice]")];
    const show = (choice) => buttons.forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice)));
    buttons.forEach((button) => button.addEventListener("click", () => {
      const choice = button.dataset.themeChoice;
      try { localStorage.setItem(KEY, choice); } catch { /* kept for this page alone */ }
      apply(choice);
      show(choice);
    }));
    show(chosen());
    group.hidden = false;
  });
})();
