package org.multispa.engine.wording.grow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;
import org.multispa.engine.chat.ChatEndpoint;
import org.multispa.engine.chat.ChatException;
import org.multispa.engine.chat.ChatMessage;
import org.multispa.engine.wording.Grown;
import org.multispa.engine.wording.Template;
import org.multispa.engine.wording.WordingCheck;
import org.multispa.engine.wording.WordingCheck.Minimums;
import org.multispa.engine.wording.WordingCheck.Role;
import org.multispa.engine.wording.WordingPack;
import org.multispa.engine.wording.WordingPacks;

class WordingGrowerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final WordingPack PACK = WordingPacks.standard().pack(Subtask.OBJECT_HEIGHT);

    /// Says what it is told to, and then nothing more.
    private static final class Script implements ChatEndpoint {
        private final Deque<String> replies = new ArrayDeque<>();
        private final List<String> prompts = new ArrayList<>();

        Script(String... replies) {
            this.replies.addAll(List.of(replies));
        }

        @Override
        public String reply(List<ChatMessage> messages) throws ChatException {
            prompts.add(messages.getLast().text());
            String reply = replies.poll();
            if (reply == null) {
                throw new ChatException("the server is gone");
            }
            return reply;
        }
    }

    private static Growth grow(Script script, int count, Role... roles) throws Exception {
        return WordingGrower.grow(script, new GrowRequest(PACK, Set.of(), List.of(roles), count, 10, "tiny-1", DAY));
    }

    @Test
    void goodTemplatesAreTakenAndRecorded() throws Exception {
        Script script = new Script(
                "[\"Up to which height above its base would the {label} reach?\","
                        + " \"Give me your guess at how much vertical room the {label} would fill.\", \"Surplus {label}?\"]",
                "```json\n[\"Held against a wall, the {label} would reach up `{answer}` mm.\","
                        + " \"`{answer}` mm, from bottom to top.\"]");
        Growth growth = grow(script, 2, Role.QUESTION, Role.ANSWER);
        assertThat(growth.stopped()).as("%s", growth.refused()).isEmpty();
        assertThat(growth.missing()).isZero();
        assertThat(growth.requests()).isEqualTo(2);
        assertThat(growth.accepted())
                .extracting(Template::id)
                .doesNotHaveDuplicates()
                .hasSize(4);
        WordingPack grown = growth.pack();
        assertThat(grown.version()).isEqualTo(PACK.version() + 1);
        assertThat(grown.tasks()).isEqualTo(PACK.tasks());
        assertThat(grown.questions())
                .startsWith(PACK.questions().toArray(Template[]::new))
                .hasSize(PACK.questions().size() + 2);
        assertThat(grown.answers()).hasSize(PACK.answers().size() + 2);
        assertThat(grown.grown())
                .containsExactly(new Grown(
                        "tiny-1",
                        DAY,
                        growth.accepted().stream().map(Template::id).toList()));
        assertThat(WordingCheck.problems("grown", grown, Minimums.STANDARD)).isEmpty();
    }

    @Test
    void whatBreaksTheRulesIsRefusedWithItsReasons() throws Exception {
        String copied = PACK.questions().getFirst().text();
        List<String> bad = List.of(
                copied,
                copied.toUpperCase(Locale.ROOT).replace("{LABEL}", "{label}"),
                "How tall is the {label}?",
                "How tall?",
                "Height of the {object} near the {label}?",
                "In Image-1, what height has been measured for the {label}?",
                "No full stop for the {label}",
                "Two\\nlines for the {label}?",
                "What is the height of the {label} in centimetres?",
                "<image> Which height for the {label}?",
                "",
                "Very long, " + "long ".repeat(400) + "the {label}?");
        String reply = bad.stream().map(one -> "\"" + one + "\"").toList().toString();
        Growth growth = grow(new Script(reply, "Which height would the {label} have?", reply, reply), 1, Role.QUESTION);
        assertThat(growth.accepted()).isEmpty();
        assertThat(growth.pack()).isEqualTo(PACK);
        assertThat(growth.refused()).hasSize(2 * bad.size() + 1).allSatisfy(one -> {
            assertThat(one.reasons()).isNotEmpty();
            assertThat(one.shortened()).hasSizeLessThan(210);
        });
        List<String> reasons =
                growth.refused().stream().map(one -> one.reasons().toString()).toList();
        assertThat(reasons.get(0)).contains("the same sentence as q01");
        assertThat(reasons.get(1)).contains("the same sentence as q01");
        assertThat(reasons.get(2)).contains("plural");
        assertThat(reasons.get(3)).contains("{label}");
        assertThat(reasons.get(4)).contains("unknown slot {object}");
        assertThat(reasons.get(5)).contains("number of images varies");
        assertThat(reasons.get(6)).contains("full stop");
        assertThat(reasons.get(7)).contains("one line");
        assertThat(reasons.get(8)).contains("millimetres");
        assertThat(reasons.get(9)).contains("<image>");
        assertThat(reasons.get(11)).contains("1200");
        assertThat(reasons.get(12)).contains("no list of sentences");
    }

    private static List<Role> roles(WordingPack pack) {
        return Stream.of(Role.values())
                .filter(role -> role != Role.STILL || !pack.subtask().isStatic())
                .toList();
    }

    @Test
    void answersForPointsThatDidNotMoveSaySo() throws Exception {
        WordingPack pack = WordingPacks.standard().pack(Subtask.MOTION_DISTANCE_DOT_ADT);
        Script script = new Script(
                "[\"I measure `{answer}` mm of travel.\", \"Not an inch: that thing remained put, hence `{answer}` mm.\","
                        + " \"As far as I can tell that thing has simply remained put, hence `{answer}` mm.\"]");
        Growth growth =
                WordingGrower.grow(script, new GrowRequest(pack, Set.of(), List.of(Role.STILL), 1, 5, "tiny-1", DAY));
        assertThat(growth.refused())
                .extracting(one -> one.reasons().toString())
                .satisfiesExactly(
                        one -> assertThat(one).contains("did not move"),
                        one -> assertThat(one).contains("millimetres"));
        assertThat(growth.accepted())
                .extracting(Template::id)
                .singleElement()
                .asString()
                .startsWith("s");
        assertThat(growth.pack().still()).hasSize(pack.still().size() + 1);
        assertThat(growth.pack().answers()).isEqualTo(pack.answers());
        assertThat(script.prompts.getFirst()).contains("it states that the point did not move");
        assertThat(WordingCheck.problems("grown", growth.pack(), Minimums.STANDARD))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrowRequest(PACK, Set.of(), List.of(Role.STILL), 1, 1, "m", DAY))
                .withMessageContaining("object-height");
    }

    @Test
    void duplicatesWithinAReplyAreTakenOnce() throws Exception {
        String sentence = "\"Up to which height above its base would the {label} reach?\"";
        String almost = "\"Up to which height above its base, then, would the {label} reach?\"";
        Growth growth = grow(new Script("[" + sentence + "," + sentence + "," + almost + "]"), 3, Role.QUESTION);
        assertThat(growth.accepted()).hasSize(1);
        assertThat(growth.missing()).isEqualTo(2);
        assertThat(growth.stopped()).contains("the server is gone");
        assertThat(growth.pack().version()).isEqualTo(PACK.version() + 1);
    }

    @Test
    void aModelThatSaysNothingUsefulIsLeftAfterThreeRounds() throws Exception {
        Script script = new Script("no", "no", "no", "no", "no");
        Growth growth = grow(script, 5, Role.TASK);
        assertThat(growth.requests()).isEqualTo(3);
        assertThat(growth.missing()).isEqualTo(5);
        assertThat(growth.stopped()).isEmpty();
    }

    @Test
    void noMoreRepliesAreAskedForThanAllowed() throws Exception {
        Script script = new Script(Stream.generate(() -> "no").limit(9).toArray(String[]::new));
        GrowRequest request = new GrowRequest(PACK, Set.of(), roles(PACK), 1, 4, "m", DAY);
        assertThat(WordingGrower.grow(script, request).requests()).isEqualTo(4);
    }

    @Test
    void thePromptTellsTheRulesShowsExamplesAndWhatWasRefused() throws Exception {
        Script script = new Script("[\"How tall is the {label}?\"]", "no", "no");
        grow(script, 4, Role.QUESTION);
        assertThat(script.prompts.getFirst())
                .contains("object-height", "{label}", "JSON list of 7 strings", "labels may be plural")
                .doesNotContain("were refused");
        assertThat(PACK.questions().stream()
                        .filter(one -> script.prompts.getFirst().contains("- " + one.text() + "\n")))
                .hasSize(8);
        assertThat(script.prompts.get(1)).contains("were refused", "How tall is the {label}?");
        assertThat(script.prompts.get(1)).isNotEqualTo(script.prompts.get(0));
    }

    @Test
    void everySubtaskAndRoleHasAPrompt() throws Exception {
        for (Subtask subtask : WordingPacks.standard().subtasks()) {
            WordingPack pack = WordingPacks.standard().pack(subtask);
            for (Role role : roles(pack)) {
                Script script = new Script("no", "no", "no");
                WordingGrower.grow(script, new GrowRequest(pack, Set.of(), List.of(role), 1, 3, "m", DAY));
                assertThat(script.prompts.getFirst())
                        .contains(
                                subtask.id(),
                                "new "
                                        + (role == Role.STILL
                                                ? "answers for points"
                                                : role.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    @Test
    void anIdOfTheSectionForSequencesIsNotGivenASecondTime() throws Exception {
        WordingPack pack = WordingPacks.standard().pack(Subtask.CAMERA_DISTANCE);
        Set<String> free = new TreeSet<>();
        for (int number = 1; number < 100; number++) {
            free.add(String.format(Locale.ROOT, "a%02d", number));
        }
        pack.answers().forEach(answer -> free.remove(answer.id()));
        Iterator<String> ids = free.iterator();
        Set<String> sequence = new TreeSet<>();
        sequence.add(ids.next());
        sequence.add(ids.next());
        Script script = new Script("[\"Between both views lie `{answer}` mm of travel, no more, no less.\"]");
        Growth growth =
                WordingGrower.grow(script, new GrowRequest(pack, sequence, List.of(Role.ANSWER), 1, 1, "m", DAY));
        assertThat(growth.accepted())
                .as("%s", growth.refused())
                .extracting(Template::id)
                .containsExactly(ids.next());
    }

    @Test
    void idsAreTheSameInEveryLocale() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Script script = new Script("[\"`{answer}` mm, measured straight up from the floor of the {label}.\"]");
            assertThat(grow(script, 1, Role.ANSWER).accepted())
                    .singleElement()
                    .extracting(Template::id)
                    .asString()
                    .matches("a[0-9]{2}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        for (int count : new int[] {0, -1, 1001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new GrowRequest(PACK, Set.of(), List.of(Role.TASK), count, 1, "m", DAY));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrowRequest(PACK, Set.of(), List.of(), 1, 1, "m", DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrowRequest(PACK, Set.of(), List.of(Role.TASK), 1, 0, "m", DAY));
    }
}
