// A form on a business's own site, from one line where it is to stand: <script src=".../f/<key>/embed.js" async></script>
// It stands in a frame, so that neither page nor form can break the other's looks, and is as tall as what is in it.
(() => {
    const TALLEST = 20000;
    const script = document.currentScript;
    const base = script.src.replace(/\/embed\.js.*$/, "");
    const frame = document.createElement("iframe");
    const looks = { all: "initial", display: "block", width: "100%", height: "32rem", border: "0", "color-scheme": "light" };
    const look = (name, value) => frame.style.setProperty(name, value, "important");
    Object.entries(looks).forEach(([name, value]) => look(name, value));
    frame.dataset.peyvandForm = "";

    // How the visitor came, by the marks of the page's address
    const asked = new URLSearchParams(location.search);
    const marks = ["utm_source", "utm_medium", "utm_campaign"].filter((name) => asked.get(name)).map((name) => [name, asked.get(name).slice(0, 100)]);

    // In the language its line asks for, else in that of the page
    const SPOKEN = ["fa", "en"];
    const language = () => {
        const { lang } = document.documentElement;
        const rightToLeft = getComputedStyle(document.body).direction === "rtl";
        const page = rightToLeft && /^(en|$)/i.test(lang) ? "fa" : lang;
        return [script.dataset.language ?? "", page].map((code) => code.slice(0, 2).toLowerCase()).filter((code) => SPOKEN.includes(code));
    };

    addEventListener("message", ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== new URL(base).origin || !data?.peyvandForm) return;
        const { height, title, sent } = data;
        if (height > 0 && height < TALLEST) look("height", Math.ceil(height) + "px");
        frame.title = String(title ?? "");
        if (sent) frame.scrollIntoView({ block: "nearest" });
    });
    const stand = () => {
        const speaks = language().slice(0, 1).map((code) => ["language", code]);
        frame.src = `${base}/embedded?${new URLSearchParams([...marks, ...speaks])}`;
        place();
    };
    const place = () => (document.head.contains(script) ? document.body.append(frame) : script.after(frame));
    document.body ? stand() : addEventListener("DOMContentLoaded", stand);
})();
