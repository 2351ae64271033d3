// Runs before the first paint, so that a dark desk never flashes white. Outside the bundle: no inline script.
(() => {
  const chosen = localStorage.getItem("mailroom.theme");
  const isDark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", isDark);
})();
