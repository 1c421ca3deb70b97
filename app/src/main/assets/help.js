// The help centre's search answers while one types. What is typed counts as asked once the typing has stopped.
(() => {
    const WAIT_MS = 180;
    const STILL_MS = 2500;
    const input = document.querySelector("input[data-answers]");
    const answers = document.getElementById("answers");
    const page = document.getElementById("page");
    if (!input) return;
    let soon;
    let still;
    let latest = 0;
    const ask = async (counted) => {
        const turn = ++latest;
        const asked = input.value.trim();
        if (asked.length < 2) return show("");
        const query = new URLSearchParams({ q: asked, part: "list", counted });
        const answer = await fetch(`${input.dataset.answers}?${query}`);
        if (turn === latest && answer.ok) show(await answer.text());
    };
    const show = (html) => {
        answers.innerHTML = html;
        page.hidden = html !== "";
    };
    input.addEventListener("input", () => {
        clearTimeout(soon);
        clearTimeout(still);
        soon = setTimeout(() => ask("no"), WAIT_MS);
        if (input.value.trim().length > 2) still = setTimeout(() => ask("yes"), STILL_MS);
    });
})();
