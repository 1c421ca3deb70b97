package org.peyvand.llm;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Beside;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import peyvand.templates.Templates;

/** A draft beside a conversation, from the passages that are suggested there; it goes nowhere by itself. */
@Controller
class DraftPages implements Beside {

    private static final int HITS = 12;
    private static final int PASSAGES = 3;

    private final Templates templates;
    private final Phrasing phrasing;
    private final Conversations conversations;
    private final KnowledgeSearch knowledge;
    private final HelpCentre centre;
    private final PublicAddress address;

    DraftPages(
            Templates templates,
            Phrasing phrasing,
            Conversations conversations,
            KnowledgeSearch knowledge,
            HelpCentre centre,
            PublicAddress address) {
        this.templates = templates;
        this.phrasing = phrasing;
        this.conversations = conversations;
        this.knowledge = knowledge;
        this.centre = centre;
        this.address = address;
    }

    @Override
    public Optional<Offer> of(Conversation conversation) {
        return phrasing.serves(Purpose.DRAFT)
                ? Optional.of(new Offer("/inbox/" + conversation.id() + "/model-draft", "llm.draft"))
                : Optional.empty();
    }

    @PostMapping("/inbox/{id}/model-draft")
    JteModel draft(Page page, @PathVariable UUID id) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var question = question(conversations.get(id).id());
        return templates.llmDraft(page, id, draft(id, question));
    }

    /** What the customer said since we last did. */
    private String question(UUID conversation) {
        var said = new ArrayDeque<String>();
        for (var message :
                conversations.messages(conversation, Integer.MAX_VALUE, false).reversed()) {
            if (message.kind() == Message.Kind.INBOUND) said.addFirst(message.text());
            else if (message.authorId().isPresent() && !said.isEmpty()) break;
        }
        return String.join("\n", said).strip();
    }

    private Optional<Draft> draft(UUID conversation, String question) {
        if (question.isEmpty()) return Optional.empty();
        var language = Language.spoken(question);
        var articles = new LinkedHashMap<UUID, KnowledgeSearch.Hit>();
        knowledge.find(question, language, HITS).hits().forEach(hit -> articles.putIfAbsent(hit.article(), hit));
        var hits = articles.values().stream().limit(PASSAGES).toList();
        var texts = hits.stream().map(hit -> hit.title() + "\n" + hit.text()).toList();
        return phrasing.phrase(Purpose.DRAFT, conversation, question, texts, language)
                .map(phrased -> new Draft(
                        phrased.text(),
                        phrased.passages().stream()
                                .map(hits::get)
                                .map(this::source)
                                .toList()));
    }

    private Draft.Source source(KnowledgeSearch.Hit hit) {
        var settings = centre.settings();
        return new Draft.Source(
                hit.article(), hit.title(), settings.open() ? address.of(hit.path(settings.slug())) : "");
    }
}
