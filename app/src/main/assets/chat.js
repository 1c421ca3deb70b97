// The chat on a business's own site, from one line: <script src=".../chat/<key>/widget.js" async></script>
// It stands in a shadow tree, so that neither page nor chat can break the other's looks. What was written and not yet
// acknowledged is kept in this browser and sent until it is, one message after the other; what is shown goes by the
// numbers the server gives.
(() => {
    const base = document.currentScript.src.replace(/\/widget\.js.*$/, "");
    const { customer: token, language: asked = "" } = document.currentScript.dataset;
    const place = "peyvand-chat " + base.split("/").pop();
    if (window[place]) return;
    window[place] = true;

    // What this browser remembers
    const kept = (() => {
        try {
            return JSON.parse(localStorage.getItem(place)) ?? {};
        } catch {
            return {};
        }
    })();
    const state = { browser: crypto.randomUUID?.() ?? fallbackId(), next: 1, word: "", unsent: [], first: Date.now(), ...kept };
    const keep = () => {
        try {
            localStorage.setItem(place, JSON.stringify(state));
        } catch {
            // A browser that keeps nothing still chats until the page is left.
        }
    };
    function fallbackId() {
        const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
    }
    const messages = new Map();
    let standing = { closed: false, stars: 0, seen: 0 };
    const last = () => Math.max(0, ...messages.keys());

    // In the language the line asks for, else in that of the page, else in the first of the browser's that there is. A page
    // that reads from right to left is no English one, though templates often leave it marked so.
    const SPOKEN = ["fa", "en"];
    const language = () => {
        const { lang } = document.documentElement;
        const rightToLeft = getComputedStyle(document.body).direction === "rtl";
        const page = rightToLeft && /^(en|$)/i.test(lang) ? "fa" : lang;
        return [asked, page, ...navigator.languages].map((code) => code.slice(0, 2).toLowerCase()).find((code) => SPOKEN.includes(code)) ?? "";
    };

    // The server
    const at = (path) => `${base}${path}${path.includes("?") ? "&" : "?"}language=${language()}`;
    const ask = async (path, options) => {
        const answer = await fetch(at(path), { credentials: "omit", ...options });
        if (!answer.ok) throw Object.assign(new Error(path), { status: answer.status });
        return answer.json();
    };
    const query = (after) => `?word=${encodeURIComponent(state.word)}&after=${after}`;
    const take = (message) => {
        messages.set(message.number, message);
        if (!message.mine) typing(false);
        show();
    };
    const catchUp = async () => {
        for (let more = true; more; ) {
            const found = await ask("/messages" + query(last()));
            found.forEach((message) => messages.set(message.number, message));
            more = found.length > 0;
        }
        standing = await ask("/standing?word=" + encodeURIComponent(state.word));
        show();
    };
    const tell = (path, values) =>
        fetch(at(`${path}?${new URLSearchParams({ word: state.word, ...values })}`), { method: "POST", credentials: "omit" });
    // Who the visitor is: by a token of the site for as long as the page, or by a code for as long as this browser remembers
    let vouched = "";
    const person = () => vouched || state.person || "";
    const prove = async (proof) => (await ask("/identify", { method: "POST", body: JSON.stringify({ ...proof, word: state.word }) })).person;
    const vouch = async () => {
        if (token) vouched = await prove({ token }).catch(() => "");
    };

    // Typing and seen: told while the chat is open before somebody's eyes, and never worth a retry
    const TYPING_EVERY_MS = 3000;
    const TYPING_LASTS_MS = 21000;
    let toldTyping = 0;
    let toldSeen = 0;
    let silent;
    const tellTyping = () => {
        if (!state.word || Date.now() - toldTyping < TYPING_EVERY_MS) return;
        toldTyping = Date.now();
        tell("/typing", {}).catch(() => {});
    };
    const tellSeen = () => {
        const number = Math.max(0, ...[...messages.values()].filter((message) => !message.mine).map((message) => message.number));
        if (!parts || parts.box.hidden || document.hidden || number <= toldSeen) return;
        toldSeen = number;
        tell("/seen", { number }).then((answer) => answer.ok || (toldSeen = 0), () => (toldSeen = 0));
    };
    document.addEventListener("visibilitychange", tellSeen);
    const typing = (lasts) => {
        if (!parts) return;
        parts.typing.hidden = !lasts;
        clearTimeout(silent);
        if (lasts) silent = setTimeout(() => typing(false), TYPING_LASTS_MS);
    };
    const judge = (message, helped) => {
        message.source.helped = helped;
        show();
        tell("/judged", { number: message.number, helped }).catch(() => offline(true));
    };
    const rate = (stars) => {
        standing.stars = stars;
        show();
        tell("/rating", { stars }).catch(() => offline(true));
    };

    // How the visitor came: the marks of the last link that bore any
    const marks = new URLSearchParams(location.search);
    const mark = (name) => (marks.get("utm_" + name) ?? "").slice(0, 100);
    if (mark("source") || mark("medium")) {
        const came = { source: mark("source"), medium: mark("medium"), campaign: mark("campaign") };
        const before = state.landing ?? {};
        const same = Object.keys(came).every((name) => came[name] === before[name]);
        if (!same) state.landing = { ...came, at: Date.now() };
    }

    // Sending: in order, again and again until acknowledged
    const LONGEST_WAIT_MS = 30000;
    const REFUSED = [400, 403, 404, 413];
    let sending = false;
    let wait = 1000;
    const send = async () => {
        if (sending) return;
        sending = true;
        try {
            while (state.unsent.length) {
                const { id, text, files = [] } = state.unsent[0];
                const body = JSON.stringify({ word: state.word, id, text, files: files.map(({ word }) => word), name: state.name ?? "", mobile: state.mobile ?? "", page: document.title, landing: state.landing, person: person() });
                const taken = await ask("/messages", { method: "POST", body });
                const first = !state.word;
                state.word = taken.word;
                if (!messages.has(taken.number)) messages.set(taken.number, { number: taken.number, mine: true, text, files, author: "", at: new Date().toISOString() });
                state.unsent.shift();
                keep();
                show();
                if (files.length) (await ask("/messages" + query(taken.number - 1))).forEach(take);
                if (first) listen();
            }
            wait = 1000;
            offline(false);
        } catch (problem) {
            if (REFUSED.includes(problem.status)) refuse(problem.status);
            offline(problem.status === undefined);
            setTimeout(send, wait);
            wait = Math.min(wait * 2, LONGEST_WAIT_MS);
        }
        sending = false;
    };
    /** What will never be taken must not hold up the rest; a word that is good no more begins a new conversation. */
    const refuse = (status) => {
        if (status === 404 && state.word) {
            state.word = "";
            messages.clear();
        } else {
            state.unsent.shift();
        }
        keep();
    };
    const write = (text, files) => {
        state.unsent.push({ id: `${state.browser}/${state.next++}`, text, files });
        keep();
        show();
        send();
    };

    // Files: each sent ahead with its progress, then named by a message of its own
    const uploads = [];
    const attach = (files) => {
        for (const file of files) {
            const upload = { file, problem: file.size > parts.look.largest ? parts.look.words.large : "" };
            uploads.push(upload);
        }
        show();
        sendFiles();
    };
    const sendFile = ({ file, progress }) =>
        new Promise((done, failed) => {
            const request = new XMLHttpRequest();
            request.open("POST", `${base}/files?${new URLSearchParams({ name: file.name, type: file.type })}`);
            request.setRequestHeader("Content-Type", "application/octet-stream");
            request.upload.onprogress = (event) => (progress.value = event.loaded / event.total);
            request.onload = () => (request.status === 200 ? done(JSON.parse(request.responseText)) : failed(request));
            request.onerror = () => failed(request);
            request.send(file);
        });
    let sendingFile = false;
    const sendFiles = async () => {
        const next = uploads.find(({ problem }) => !problem);
        if (sendingFile || !next) return;
        sendingFile = true;
        try {
            const { word, name, size } = await sendFile(next);
            uploads.splice(uploads.indexOf(next), 1);
            write("", [{ word, name, size }]);
        } catch (request) {
            next.problem = reason(request);
            next.retry = !request.status || request.status >= 429;
        }
        sendingFile = false;
        show();
        sendFiles();
    };
    const reason = ({ status }) => parts.look.words[{ 413: "large", 429: "many", 503: "many" }[status] ?? "failed"];

    // Hearing: events, and where they do not come through, asking
    const POLL_MS = 5000;
    let stream;
    let polling;
    const listen = () => {
        stream?.close();
        clearInterval(polling);
        if (!window.EventSource) return poll();
        stream = new EventSource(base + "/live" + query(last()));
        stream.addEventListener("message", (event) => take(JSON.parse(event.data)));
        stream.addEventListener("standing", (event) => {
            standing = JSON.parse(event.data);
            show();
        });
        stream.addEventListener("typing", (event) => typing(event.data === "true"));
        stream.addEventListener("open", () => {
            clearInterval(polling);
            offline(false);
        });
        stream.addEventListener("error", () => {
            offline(true);
            poll();
            if (stream.readyState === EventSource.CLOSED) setTimeout(listen, POLL_MS);
        });
    };
    const poll = () => {
        clearInterval(polling);
        polling = setInterval(() => catchUp().then(() => offline(false), () => offline(true)), POLL_MS);
    };
    addEventListener("online", () => {
        send();
        if (state.word) listen();
    });

    // Looks. In pixels and not in rem, which is whatever the page says.
    const style = `
        :host { all: initial !important; direction: var(--direction) !important; unicode-bidi: isolate !important;
            position: fixed !important; inset-block-end: 16px !important; inset-inline-end: 16px !important;
            z-index: 2147483000 !important; color-scheme: light !important; color: #12201e !important;
            font: 15px/1.7 Vazirmatn, Tahoma, system-ui, sans-serif !important; }
        * { box-sizing: border-box; font: inherit; }
        [hidden] { display: none !important; }
        button { cursor: pointer; border: 0; border-radius: 999px; background: var(--colour); color: #fff; padding: 9.6px 19.2px; }
        button:focus-visible, textarea:focus-visible, input:focus-visible { outline: 3px solid var(--colour); outline-offset: 2px; }
        .opener { box-shadow: 0 6px 24px rgb(0 0 0 / 25%); font-weight: 600; }
        .box { display: flex; flex-direction: column; width: min(352px, calc(100vw - 32px)); height: min(512px, calc(100dvh - 32px));
            border-radius: 16px; overflow: hidden; background: #fff; box-shadow: 0 10px 40px rgb(0 0 0 / 30%); }
        header { display: flex; justify-content: space-between; align-items: center; gap: 16px; padding: 11.2px 16px; background: var(--colour); color: #fff; font-weight: 600; }
        header button { padding: 1.6px 9.6px; font-size: 20.8px; line-height: 1.2; background: transparent; }
        ol { flex: 1; display: flex; flex-direction: column; gap: 8px; margin: 0; padding: 16px; overflow-y: auto; list-style: none; }
        li { max-width: 85%; padding: 7.2px 12.8px; border-radius: 14.4px; background: #eef2f1; white-space: pre-wrap; overflow-wrap: anywhere; }
        li.mine { align-self: flex-end; background: color-mix(in srgb, var(--colour) 16%, #fff); }
        li.unsent { opacity: .6; }
        li small { display: block; color: #4b5d5a; font-size: 12px; }
        .chip { display: flex; gap: 8px; align-items: center; max-width: 100%; margin-block: 3.2px; padding: 4.8px 9.6px; border: 1px solid #b9c6c3; border-radius: 9.6px; background: #fff; font-size: 13px; text-decoration: none; }
        .chip span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .chip small { flex: none; }
        .picture { display: block; max-width: 100%; max-height: 192px; margin-block: 3.2px; border-radius: 8px; }
        progress { width: 100%; height: 8px; accent-color: var(--colour); }
        .problem { margin: 0; color: #a3231f; font-size: 13px; }
        .attach { display: grid; place-items: center; padding: 4.8px; background: transparent; color: #4b5d5a; }
        .drop { outline: 3px dashed var(--colour); outline-offset: -8px; }
        .hints { padding: 8px 16px; border-block-start: 1px solid #dde5e3; background: #f6f9f8; font-size: 13px; }
        .hints p { display: flex; justify-content: space-between; margin: 0; color: #4b5d5a; }
        .hints a { display: block; overflow: hidden; color: inherit; text-overflow: ellipsis; white-space: nowrap; }
        .panel { flex: 1; overflow-y: auto; padding: 16px; }
        .panel h2 { margin: 4.8px 0 12.8px; font-size: 16px; font-weight: 600; }
        .panel ol { padding: 0; }
        .panel form { padding: 0; border: 0; }
        .plain { padding: 0; background: transparent; color: #4b5d5a; font-size: 13px; }
        .line { display: block; width: 100%; margin-block-end: 8px; padding: 8px 12.8px; border-radius: 9.6px; background: #eef2f1; color: inherit; text-align: start; }
        .line span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .line small { color: #4b5d5a; font-size: 12px; }
        header .past { display: grid; margin-inline-start: auto; }
        header .past[hidden] { display: none; }
        .away { display: none; }
        .typing { margin: 0; padding: 3.2px 16px; font-size: 13px; color: #4b5d5a; }
        .said { align-self: center; margin: 0; text-align: center; color: #4b5d5a; font-size: 13px; }
        form { display: flex; gap: 8px; padding: 11.2px; border-block-start: 1px solid #dde5e3; }
        .who { flex-wrap: wrap; }
        .who p { flex-basis: 100%; margin: 0; font-size: 13px; color: #4b5d5a; }
        textarea, input { flex: 1; min-width: 96px; border: 1px solid #b9c6c3; border-radius: 9.6px; padding: 7.2px 11.2px; max-height: 112px; field-sizing: content; resize: none; background: #fff; color: inherit; }
        textarea:placeholder-shown, input:placeholder-shown { direction: inherit; text-align: start; }
        li a { color: inherit; }
        .source { display: block; margin-block-start: 6.4px; font-size: 13px; }
        .choices { display: flex; flex-wrap: wrap; gap: 6.4px; margin-block-start: 8px; }
        .choices button, .stars button { padding: 4px 11.2px; font-size: 13px; background: #fff; color: #12201e; border: 1px solid var(--colour); }
        .stars { display: flex; gap: 4.8px; justify-content: center; align-items: center; flex-wrap: wrap; padding: 9.6px; border-block-start: 1px solid #dde5e3; }
        .stars [aria-pressed="true"] { background: var(--colour); color: #fff; }
        .stars p { flex-basis: 100%; margin: 0; text-align: center; font-size: 13px; color: #4b5d5a; }
        .teaser { display: flex; gap: 9.6px; align-items: flex-start; max-width: min(320px, calc(100vw - 32px)); margin-block-end: 11.2px; padding: 11.2px 14.4px; border-radius: 16px;
            background: #fff; box-shadow: 0 6px 24px rgb(0 0 0 / 25%); }
        .teaser .words { flex: 1; padding: 0; border-radius: 0; background: transparent; color: inherit; text-align: start; }
        .teaser .dismiss { padding: 0 6.4px; background: transparent; color: #4b5d5a; }
        .offline { margin: 0; padding: 6.4px 16px; background: #fdf0d8; color: #8a5200; font-size: 13px; }
    `;
    const make = (name, properties = {}, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };
    const icon = (path) => {
        const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
        Object.entries({ viewBox: "0 0 24 24", width: 22, height: 22, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "aria-hidden": true }).forEach(([name, value]) => drawn.setAttribute(name, value));
        line.setAttribute("d", path);
        drawn.append(line);
        return drawn;
    };
    const CLIP = "M8 12.5 15.5 5a3 3 0 0 1 4.2 4.2L10 19a5 5 0 0 1-7-7l8.5-8.5";
    const PAST = "M4 12a8 8 0 1 1 2.5 5.8M4 19v-4.5h4.5M12 7.5V12l3 2";
    let parts;
    const build = (look) => {
        const say = look.words;
        const host = make("div", { lang: look.language, dir: look.direction });
        host.dataset.peyvandChat = "";
        host.style.setProperty("--colour", look.colour, "important");
        host.style.setProperty("--direction", look.direction, "important");
        const shadow = host.attachShadow({ mode: "open" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        shadow.adoptedStyleSheets = [sheet];
        const list = make("ol");
        list.setAttribute("aria-live", "polite");
        const area = make("textarea", { rows: 1, maxLength: 4000, placeholder: say.write, ariaLabel: say.write, dir: "auto" });
        const past = make("button", { className: "past", type: "button", title: say.earlier, ariaLabel: say.earlier, hidden: !look.codes && !person() }, icon(PAST));
        const panel = make("section", { className: "panel", hidden: true, ariaLabel: say.earlier });
        past.onclick = () => (panel.hidden ? earlier() : back());
        const chooser = make("input", { type: "file", multiple: true, hidden: true });
        const clip = make("button", { className: "attach", type: "button", title: say.attach, ariaLabel: say.attach, onclick: () => chooser.click() }, icon(CLIP));
        const compose = make("form", {}, chooser, clip, area, make("button", { textContent: say.send }));
        chooser.onchange = () => {
            attach(chooser.files);
            chooser.value = "";
        };
        area.onpaste = (event) => {
            if (!event.clipboardData.files.length) return;
            event.preventDefault();
            attach(event.clipboardData.files);
        };
        const name = make("input", { placeholder: say.name, ariaLabel: say.name, autocomplete: "name", maxLength: 100, dir: "auto" });
        const mobile = make("input", { placeholder: say.mobile, ariaLabel: say.mobile, autocomplete: "tel", inputMode: "tel", maxLength: 30, required: true });
        const who = make("form", { className: "who", hidden: true }, make("p", { textContent: say.who }), name, mobile, make("button", { textContent: say.tell }));
        const writing = make("p", { className: "typing", textContent: say.typing, hidden: true });
        writing.setAttribute("aria-live", "polite");
        const lost = make("p", { className: "offline", textContent: say.offline, hidden: true });
        const closer = make("button", { textContent: "×", ariaLabel: say.close, type: "button" });
        const box = make("section", { className: "box", hidden: !state.shown, ariaLabel: look.title }, make("header", {}, make("span", { textContent: look.title }), past, closer), lost, panel, list, writing, who, compose);
        const opener = make("button", { className: "opener", textContent: say.open, type: "button", hidden: !!state.shown });
        const stars = make("section", { className: "stars", hidden: true });
        const hints = make("section", { className: "hints", hidden: true, ariaLabel: say.hints });
        hints.setAttribute("aria-live", "polite");
        compose.before(stars, hints);
        const words = make("button", { className: "words", textContent: look.greeting, type: "button", dir: "auto" });
        const dismiss = make("button", { className: "dismiss", textContent: "×", ariaLabel: say.dismiss, type: "button" });
        const teaser = make("div", { className: "teaser", hidden: true }, words, dismiss);
        shadow.append(teaser, opener, box);
        // What comes to stand above or below takes room from the messages: whoever reads the last goes on seeing it.
        let atEnd = true;
        list.onscroll = () => (atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 8);
        new ResizeObserver(() => atEnd && (list.scrollTop = list.scrollHeight)).observe(list);
        parts = { panel, hints, compose, box, list, who, lost, stars, look, typing: writing };
        area.oninput = () => {
            tellTyping();
            hint(area.value);
        };
        if (look.after && !state.dismissed) setTimeout(() => (teaser.hidden = !box.hidden || messages.size > 0), look.after * 1000);
        words.onclick = () => toggle(true);
        dismiss.onclick = () => {
            state.dismissed = true;
            keep();
            teaser.hidden = true;
        };
        const toggle = (shown) => {
            state.shown = shown;
            keep();
            teaser.hidden = true;
            box.hidden = !shown;
            opener.hidden = shown;
            (shown ? area : opener).focus();
            show();
        };
        const hovers = (over) => void box.classList.toggle("drop", over);
        box.ondragover = (event) => {
            event.preventDefault();
            hovers(true);
        };
        box.ondragleave = () => hovers(false);
        box.ondrop = (event) => {
            event.preventDefault();
            hovers(false);
            attach(event.dataTransfer.files);
        };
        opener.onclick = () => toggle(true);
        closer.onclick = () => toggle(false);
        // In braces: what returned false here would swallow every other key.
        box.onkeydown = (event) => {
            if (event.key === "Escape") toggle(false);
        };
        area.onkeydown = (event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            compose.requestSubmit();
        };
        compose.onsubmit = (event) => {
            event.preventDefault();
            if (area.value.trim()) write(area.value);
            area.value = "";
            hint("");
        };
        mobile.oninput = () => mobile.setCustomValidity("");
        who.onsubmit = (event) => {
            event.preventDefault();
            if (!isMobile(mobile.value)) {
                mobile.setCustomValidity(say.badMobile);
                return void mobile.reportValidity();
            }
            Object.assign(state, { name: name.value.trim(), mobile: mobile.value.trim() });
            write(say.told.replace("{name}", state.name).replace("{mobile}", state.mobile).replace(/^[\s,،]+/, ""));
        };
        document.body.append(host);
        show();
    };
    /** Ten digits at the least and fifteen at the most, of any script; the server reads what it is. */
    const isMobile = (typed) => /^\+?\p{Nd}{10,15}$/u.test(typed.replace(/[\s()-]/g, ""));
    /** The article an answer is from, and whether it helped. */
    const beneath = (message, isLast) => {
        const { source, number } = message;
        if (!source) return [];
        const say = parts.look.words;
        const named = source.path
            ? make("a", { className: "source", href: new URL(source.path, base).href, target: "_blank", rel: "noopener", textContent: say.source.replace("{title}", source.title) })
            : make("span", { className: "source", textContent: say.from.replace("{title}", source.title) });
        const choice = (helped, label) => make("button", { type: "button", textContent: label, onclick: () => judge(messages.get(number), helped) });
        const asks = isLast && source.helped == null;
        return [named, asks && make("div", { className: "choices" }, choice(true, say.helped), choice(false, say.notHelped))].filter(Boolean);
    };
    // Articles that speak of what is being typed; never in the way of sending it
    const HINT_PAUSE_MS = 450;
    const SHORTEST_HINT = 8;
    let hintSoon;
    let hintTurn = 0;
    let noHints = false;
    const hint = (text) => {
        clearTimeout(hintSoon);
        const turn = ++hintTurn;
        if (noHints || text.trim().length < SHORTEST_HINT) return showHints([]);
        hintSoon = setTimeout(async () => {
            const found = await ask("/hints?" + new URLSearchParams({ typed: text.slice(0, 500) })).catch(() => []);
            if (turn === hintTurn) showHints(found, text);
        }, HINT_PAUSE_MS);
    };
    const showHints = (found, text) => {
        const { hints, look } = parts;
        const counts = () => fetch(`${base}/hints/opened`, { method: "POST", credentials: "omit", body: text, keepalive: true }).catch(() => {});
        const link = ({ title, path }) => make("a", { href: new URL(path, base).href, target: "_blank", rel: "noopener", textContent: title, dir: "auto", onclick: counts });
        const away = make("button", { type: "button", className: "plain", textContent: "×", ariaLabel: look.words.dismiss, onclick: () => showHints([], (noHints = true)) });
        hints.hidden = !found.length;
        hints.replaceChildren(make("p", {}, look.words.hints, away), ...found.map(link));
    };

    // Earlier conversations, once it is known whose they are
    const panelShows = (...shown) => {
        const { panel, list, compose, who, look } = parts;
        const title = make("h2", { textContent: look.words.earlier });
        panel.replaceChildren(make("button", { type: "button", className: "plain", textContent: look.words.back, onclick: back }), title, ...shown);
        panel.hidden = false;
        list.hidden = compose.hidden = true;
        who.classList.add("away");
    };
    const back = () => {
        const { panel, list, compose, who } = parts;
        panel.hidden = true;
        list.hidden = compose.hidden = false;
        who.classList.remove("away");
        show();
    };
    const earlier = () => (person() ? listEarlier() : askForMail());
    const asking = (said, input, label, act) => {
        const problem = make("p", { className: "problem", hidden: true });
        const made = make("form", { className: "who" }, make("p", { textContent: said }), input, make("button", { textContent: label }), problem);
        made.onsubmit = async (event) => {
            event.preventDefault();
            try {
                await act(input.value);
            } catch ({ status }) {
                problem.textContent = parts.look.words[{ 429: "many", 422: "code.wrong" }[status] ?? "failed"];
                problem.hidden = false;
            }
        };
        panelShows(made);
        input.focus();
    };
    const askForMail = () => {
        const say = parts.look.words;
        const mail = make("input", { type: "email", placeholder: say.mail, ariaLabel: say.mail, autocomplete: "email", maxLength: 254, required: true, dir: "ltr" });
        asking(say["earlier.who"], mail, say["code.ask"], async (typed) => askForCode((await ask("/code", { method: "POST", body: typed })).word));
    };
    const askForCode = (asked) => {
        const say = parts.look.words;
        const code = make("input", { placeholder: say.code, ariaLabel: say.code, autocomplete: "one-time-code", inputMode: "numeric", maxLength: 20, required: true, dir: "ltr" });
        asking(say["code.sent"], code, say["code.try"], async (typed) => {
            state.person = await prove({ asked, code: typed });
            keep();
            listEarlier();
        });
    };
    const listEarlier = async () => {
        const say = parts.look.words;
        const found = await ask("/earlier?person=" + encodeURIComponent(person())).catch(({ status }) => (status === 404 ? null : []));
        if (!found) {
            vouched = state.person = "";
            return askForMail();
        }
        const day = (at) => new Date(at).toLocaleDateString(parts.look.language, { dateStyle: "medium" });
        const line = (one) => make("button", { type: "button", className: "line", onclick: () => readEarlier(one) }, make("span", { textContent: one.about, dir: "auto" }), make("small", { textContent: `${one.channel} · ${day(one.at)}` }));
        const forget = () => {
            state.person = "";
            keep();
            back();
        };
        const forgetting = make("button", { type: "button", className: "plain", textContent: say.forget, onclick: forget });
        panelShows(...found.map(line), ...(found.length ? [] : [make("p", { textContent: say["earlier.none"] })]), ...(state.person ? [forgetting] : []));
    };
    const readEarlier = async (one) => {
        const said = await ask(`/earlier/messages?${new URLSearchParams({ person: person(), conversation: one.id })}`).catch(() => []);
        panelShows(make("ol", {}, ...said.map((message) => bubble({ ...message, source: null }, false, false))));
    };
    const sizeOf = (bytes) => {
        const [amount, unit] = bytes >= 1e6 ? [bytes / 1e6, "megabyte"] : [Math.ceil(bytes / 1e3), "kilobyte"];
        return new Intl.NumberFormat(parts.look.language, { style: "unit", unit, unitDisplay: parts.look.language === "fa" ? "long" : "short", maximumFractionDigits: 1 }).format(amount);
    };
    const chip = (tag, name, size, properties = {}) =>
        make(tag, { className: "chip", ...properties }, make("span", { textContent: name, dir: "auto" }), make("small", { textContent: sizeOf(size) }));
    const attached = ({ name, size, path, picture }) => {
        if (!path) return chip("div", name, size);
        const at = (where) => new URL(where, base).href;
        const link = { href: at(path), target: "_blank", rel: "noopener", download: name };
        if (!picture) return chip("a", name, size, link);
        const shown = make("img", { className: "picture", src: at(picture), alt: name, loading: "lazy" });
        shown.onload = () => (parts.list.scrollTop = parts.list.scrollHeight);
        const whole = make("a", link, shown);
        shown.onerror = () => whole.replaceWith(chip("a", name, size, link));
        return whole;
    };
    const coming = (upload) => {
        const { file, problem, retry } = upload;
        const say = parts.look.words;
        const again = () => {
            upload.problem = "";
            show();
            sendFiles();
        };
        const away = () => {
            uploads.splice(uploads.indexOf(upload), 1);
            show();
        };
        const act = (label, onclick) => make("button", { type: "button", textContent: label, onclick });
        upload.progress ??= make("progress", { max: 1, value: 0, ariaLabel: file.name });
        const state = problem
            ? [make("p", { className: "problem", textContent: problem }), make("div", { className: "choices" }, ...(retry ? [act(say.retry, again)] : []), act(say.remove, away))]
            : [upload.progress];
        return make("li", { className: "mine coming" }, chip("div", file.name, file.size), ...state);
    };
    const rating = () => {
        const { stars, look } = parts;
        stars.hidden = !standing.closed;
        const say = look.words;
        const star = (count) => make("button", { type: "button", textContent: "★".repeat(count), ariaLabel: say.star.replace("{count}", count), ariaPressed: String(count === standing.stars), onclick: () => rate(count) });
        stars.replaceChildren(make("p", { textContent: standing.stars ? say.rated : say.rate }), ...[1, 2, 3, 4, 5].map(star));
    };
    const bubble = (message, unsent, isLast, isSeen) => {
        const { mine, text, author, at, files = [] } = message;
        const time = at ? new Date(at).toLocaleTimeString(parts.look.language, { hour: "2-digit", minute: "2-digit" }) : "";
        const note = make("small", { textContent: [mine ? "" : author, time, isSeen && `✓ ${parts.look.words.seen}`].filter(Boolean).join(" · ") });
        return make("li", { className: (mine ? "mine" : "") + (unsent ? " unsent" : ""), dir: "auto" }, text, ...files.map(attached), ...beneath(message, isLast), note);
    };
    function show() {
        if (!parts) return;
        const { list, who, look } = parts;
        const ordered = [...messages.values()].sort((one, other) => one.number - other.number);
        const seen = ordered.findLast(({ mine, number }) => mine && number <= standing.seen);
        list.replaceChildren(
            ...[look.greeting, look.hours].filter(Boolean).map((text) => make("p", { className: "said", textContent: text, dir: "auto" })),
            ...ordered.map((message) => bubble(message, false, message === ordered.at(-1) && !state.unsent.length, message === seen)),
            ...state.unsent.map(({ text, files }) => bubble({ mine: true, text, files }, true)),
            ...uploads.map(coming),
        );
        list.scrollTop = list.scrollHeight;
        tellSeen();
        rating();
        const { source } = ordered.at(-1) ?? {};
        who.hidden = Boolean(state.mobile) || ordered.length === 0 || (source && source.helped !== false);
    }
    function offline(lost) {
        if (parts) parts.lost.hidden = !lost;
    }

    const A_VISIT_MS = 30 * 60 * 1000;
    const start = async () => {
        try {
            await vouch();
            const visit = new URLSearchParams({ page: location.href, returning: Date.now() - state.first > A_VISIT_MS });
            const look = await ask("/look?" + visit);
            keep();
            if (!look.open) return;
            build(look);
            if (state.word) catchUp().catch((problem) => problem.status === 404 && refuse(404)).finally(listen);
            send();
        } catch {
            setTimeout(start, LONGEST_WAIT_MS);
        }
    };
    document.body ? start() : addEventListener("DOMContentLoaded", start);
})();
