// Before the first paint: the theme this browser was set to, or the system's; a page within another site's has its own.
(() => {
    const root = document.documentElement;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
        const choice = root.dataset.themeOnly ?? localStorage.getItem("theme") ?? "system";
        root.dataset.themeChoice = choice;
        root.dataset.bsTheme = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
    };
    apply();
    dark.addEventListener("change", apply);
    addEventListener("storage", apply);
    addEventListener("peyvand:theme", apply);
})();
