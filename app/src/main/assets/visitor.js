// The forms of people outside: files sent ahead as they are chosen, dropped or pasted, each with its progress.
// [data-uploads] says where to; the word that comes back goes along in the form.
(() => {
    const make = (name, properties = {}, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };
    const size = (bytes) => {
        const [amount, unit] = bytes >= 1e6 ? [bytes / 1e6, "megabyte"] : [Math.ceil(bytes / 1e3), "kilobyte"];
        return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: document.documentElement.lang === "fa" ? "long" : "short", maximumFractionDigits: 1 }).format(amount);
    };
    const send = (action, file, progress) =>
        new Promise((done, failed) => {
            const request = new XMLHttpRequest();
            request.open("POST", `${action}?${new URLSearchParams({ name: file.name, type: file.type })}`);
            request.setRequestHeader("Content-Type", "application/octet-stream");
            request.upload.addEventListener("progress", (event) => (progress.value = event.loaded / event.total));
            request.addEventListener("load", () => (request.status === 200 ? done(JSON.parse(request.responseText)) : failed(request)));
            request.addEventListener("error", () => failed(request));
            request.send(file);
        });
    const setUp = (box) => {
        const { uploads: action, largest, most, large, many, later, failed, retry, remove } = box.dataset;
        const list = box.querySelector("ul");
        const form = box.closest("form");
        // Files may be the whole message where [data-alone] says so
        const needText = () => {
            if ("alone" in box.dataset) form.querySelector("textarea").required = !list.querySelector("[name=files], progress");
        };
        const takeOut = (line) => {
            line.remove();
            needText();
        };
        const removable = (line) => line.append(make("button", { type: "button", className: "btn btn-s btn-quiet", textContent: remove, onclick: () => takeOut(line) }));
        [...list.children].forEach(removable);
        const upload = async (line, file) => {
            const progress = make("progress", { max: 1, value: 0 });
            line.replaceChildren(make("bdi", { className: "upload-name", textContent: file.name }), make("span", { className: "small muted", textContent: size(file.size) }), progress);
            needText();
            box.dataset.busy = Number(box.dataset.busy ?? 0) + 1;
            try {
                const { word, name } = await send(action, file, progress);
                line.firstChild.textContent = name;
                progress.replaceWith(make("input", { type: "hidden", name: "files", value: word }));
            } catch (request) {
                progress.replaceWith(make("span", { className: "upload-problem small", textContent: { 413: large, 429: later, 503: later }[request.status] ?? failed }));
                if (!request.status || request.status >= 429) line.append(make("button", { type: "button", className: "btn btn-s", textContent: retry, onclick: () => upload(line, file) }));
            }
            box.dataset.busy -= 1;
            needText();
            removable(line);
        };
        const add = (files) => {
            for (const file of files) {
                const line = list.appendChild(make("li", { className: "upload" }));
                const problem = list.children.length > most ? many : file.size > largest ? large : "";
                if (!problem) upload(line, file);
                else {
                    line.append(make("bdi", { className: "upload-name", textContent: file.name }), make("span", { className: "upload-problem small", textContent: problem }));
                    removable(line);
                }
            }
        };
        const chooser = box.querySelector("input[type=file]");
        chooser.addEventListener("change", () => {
            add(chooser.files);
            chooser.value = "";
        });
        form.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
        form.addEventListener("drop", (event) => {
            if (!event.dataTransfer.files.length) return;
            event.preventDefault();
            add(event.dataTransfer.files);
        });
        form.addEventListener("paste", (event) => {
            if (!event.clipboardData.files.length) return;
            event.preventDefault();
            add(event.clipboardData.files);
        });
        // A file still on its way is waited for.
        form.addEventListener("submit", (event) => {
            if (!Number(box.dataset.busy)) return;
            event.preventDefault();
            const waiting = setInterval(() => {
                if (Number(box.dataset.busy)) return;
                clearInterval(waiting);
                form.requestSubmit(event.submitter);
            }, 200);
        });
    };
    // Articles that speak of what is being typed: [data-hints] says where to ask
    const HINT_PAUSE_MS = 450;
    const SHORTEST_HINT = 8;
    const hint = (box) => {
        const area = box.closest("form").querySelector("textarea");
        let soon;
        let turn = 0;
        const show = (found, typed) => {
            const counts = () => fetch(`${box.dataset.hints}/opened`, { method: "POST", body: typed, keepalive: true }).catch(() => {});
            const line = ({ title, excerpt, path }) =>
                make("li", {}, make("a", { href: path, target: "_blank", rel: "noopener", textContent: title, dir: "auto", onclick: counts }), make("p", { className: "small muted", textContent: excerpt, dir: "auto" }));
            box.hidden = !found.length;
            box.querySelector("ul").replaceChildren(...found.map(line));
        };
        area.addEventListener("input", () => {
            clearTimeout(soon);
            const mine = ++turn;
            const typed = area.value.slice(0, 500);
            if (typed.trim().length < SHORTEST_HINT) return show([]);
            soon = setTimeout(async () => {
                const answer = await fetch(`${box.dataset.hints}?${new URLSearchParams({ typed })}`).catch(() => ({ ok: false }));
                if (mine === turn) show(answer.ok ? await answer.json() : [], typed);
            }, HINT_PAUSE_MS);
        });
    };
    // On a page of the business's own, in a frame that is as tall as what is in it
    const embed = (box) => {
        const sent = Boolean(box.querySelector("[data-sent]"));
        const tell = (more) => parent.postMessage({ peyvandForm: true, height: box.offsetHeight, title: document.title, ...more }, "*");
        new ResizeObserver(() => tell({})).observe(box);
        if (sent) tell({ sent });
    };
    document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-embedded]").forEach(embed));
    document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-hints]").forEach(hint));
    document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-uploads]").forEach(setUp));
})();
