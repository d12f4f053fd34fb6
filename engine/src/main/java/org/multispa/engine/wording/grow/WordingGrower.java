package org.multispa.engine.wording.grow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multispa.engine.chat.ChatEndpoint;
import org.multispa.engine.chat.ChatException;
import org.multispa.engine.wording.Grown;
import org.multispa.engine.wording.Template;
import org.multispa.engine.wording.WordingCheck;
import org.multispa.engine.wording.WordingCheck.Role;
import org.multispa.engine.wording.WordingPack;

/// Asks a model for templates, in several rounds, and takes those that nothing speaks against: the pack's own checks
/// hold, and none is nearly the same as another. A list of which three rounds running gave nothing is left alone.
public final class WordingGrower {
    private static final int MOST_A_ROUND = 20;
    private static final int BARREN_ROUNDS = 3;
    private static final int LONGEST = 1200;

    private final ChatEndpoint endpoint;
    private final GrowRequest request;
    private final List<Template> accepted = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private WordingPack pack;
    private int requests;

    private WordingGrower(ChatEndpoint endpoint, GrowRequest request) {
        this.endpoint = endpoint;
        this.request = request;
        this.pack = request.pack();
    }

    /// An endpoint that fails ends the growth; what came before is kept.
    public static Growth grow(ChatEndpoint endpoint, GrowRequest request) throws InterruptedException {
        return new WordingGrower(endpoint, request).run();
    }

    private Growth run() throws InterruptedException {
        Optional<String> stopped = Optional.empty();
        try {
            for (Role role : request.roles()) {
                grow(role);
            }
        } catch (ChatException e) {
            stopped = Optional.of(String.valueOf(e.getMessage()));
        }
        int missing = request.count() * request.roles().size() - accepted.size();
        return new Growth(recorded(), accepted, refused, requests, missing, stopped);
    }

    private void grow(Role role) throws ChatException, InterruptedException {
        int wanted = pack.templates(role).size() + request.count();
        int barren = 0;
        while (pack.templates(role).size() < wanted && barren < BARREN_ROUNDS && requests < request.mostRequests()) {
            int open = wanted - pack.templates(role).size();
            int asked = Math.min(MOST_A_ROUND, open + open / 2 + 1);
            List<Refused> before =
                    refused.stream().filter(r -> r.role() == role).toList();
            String reply = endpoint.reply(GrowPrompt.messages(pack, role, asked, requests++, before));
            List<String> sentences = ReplyParser.sentences(reply);
            if (sentences.isEmpty()) {
                refused.add(new Refused(role, reply, List.of("the reply holds no list of sentences")));
            }
            int taken = 0;
            for (String sentence : sentences) {
                if (pack.templates(role).size() < wanted && take(role, sentence)) {
                    taken++;
                }
            }
            barren = taken == 0 ? barren + 1 : 0;
        }
    }

    private boolean take(Role role, String sentence) {
        List<String> objections = sentence.length() > LONGEST
                ? List.of("a template has at most " + LONGEST + " characters, found " + sentence.length())
                : WordingCheck.objections(pack, role, sentence);
        if (!objections.isEmpty()) {
            refused.add(new Refused(role, sentence, objections));
            return false;
        }
        Template template = Template.of(freeId(role), sentence);
        accepted.add(template);
        pack = new WordingPack(
                pack.subtask(),
                pack.language(),
                pack.version(),
                with(Role.TASK, role, template),
                with(Role.QUESTION, role, template),
                with(Role.ANSWER, role, template),
                with(Role.STILL, role, template),
                pack.grown());
        return true;
    }

    private List<Template> with(Role list, Role role, Template template) {
        List<Template> templates = pack.templates(list);
        return list == role
                ? Stream.concat(templates.stream(), Stream.of(template)).toList()
                : templates;
    }

    /// The first free one of t01, t02, … for tasks, q01, … for questions, a01, … for answers, s01, … for answers about
    /// points at rest.
    private String freeId(Role role) {
        Set<String> taken = new HashSet<>(request.otherIds());
        for (Role each : Role.values()) {
            pack.templates(each).forEach(template -> taken.add(template.id()));
        }
        String letter = switch (role) {
            case TASK -> "t";
            case QUESTION -> "q";
            case ANSWER -> "a";
            case STILL -> "s";
        };
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> String.format(Locale.ROOT, "%s%02d", letter, number))
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private WordingPack recorded() {
        if (accepted.isEmpty()) {
            return request.pack();
        }
        Grown grown = new Grown(
                request.model(),
                request.date(),
                accepted.stream().map(Template::id).toList());
        return new WordingPack(
                pack.subtask(),
                pack.language(),
                pack.version() + 1,
                pack.tasks(),
                pack.questions(),
                pack.answers(),
                pack.still(),
                Stream.concat(pack.grown().stream(), Stream.of(grown)).toList());
    }
}
