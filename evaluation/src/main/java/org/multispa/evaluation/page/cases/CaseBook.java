package org.multispa.evaluation.page.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.page.cases.Case.Replied;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.score.Scored;
import org.multispa.images.Jpeg;

/// Chooses the questions that a page shows and fetches what belongs to them.
///
/// @param benchmark where questions and images come from; without it a case has neither
public record CaseBook(Optional<Benchmark> benchmark, CaseLimits limits) {
    private static final int QUALITY = 80;

    /// The replies of a run to some questions, by sample id.
    public interface Replies {
        Map<String, String> of(Set<String> ids) throws IOException;
    }

    /// Wrong answers, the largest error first, then questions without an answer; some of every subtask and
    /// outcome.
    public List<Case> worst(Run run, Replies replies) throws IOException {
        List<Scored> wrong =
                run.items().stream().filter(item -> !item.correct()).toList();
        List<Scored> chosen = Ranking.spread(wrong, Scored::outcome, limits.cases());
        Map<String, String> texts = replies.of(ids(chosen));
        return finished(chosen.stream()
                .map(item -> List.of(new Replied(item, Optional.ofNullable(texts.get(item.id())))))
                .toList());
    }

    /// Questions that one of two runs answered correctly and the other did not.
    public List<Case> onlyOneRight(Run first, Replies firstReplies, Run second, Replies secondReplies)
            throws IOException {
        Map<String, Scored> others = new HashMap<>();
        second.items().forEach(item -> others.put(item.id(), item));
        List<Scored> wrong = new ArrayList<>();
        Map<String, List<Scored>> both = new HashMap<>();
        Set<String> firstRight = new HashSet<>();
        for (Scored item : first.items()) {
            Optional.ofNullable(others.get(item.id()))
                    .filter(other -> item.correct() != other.correct())
                    .ifPresent(other -> {
                        both.put(item.id(), List.of(item, other));
                        wrong.add(item.correct() ? other : item);
                        if (item.correct()) {
                            firstRight.add(item.id());
                        }
                    });
        }
        List<Scored> chosen = Ranking.spread(wrong, item -> firstRight.contains(item.id()), limits.cases());
        Map<String, String> mine = firstReplies.of(ids(chosen));
        Map<String, String> theirs = secondReplies.of(ids(chosen));
        return finished(chosen.stream()
                .map(item -> both.getOrDefault(item.id(), List.of()))
                .map(pair -> List.of(
                        new Replied(
                                pair.getFirst(),
                                Optional.ofNullable(mine.get(pair.getFirst().id()))),
                        new Replied(
                                pair.getLast(),
                                Optional.ofNullable(theirs.get(pair.getLast().id())))))
                .toList());
    }

    private static Set<String> ids(List<Scored> items) {
        Set<String> ids = new HashSet<>();
        items.forEach(item -> ids.add(item.id()));
        return ids;
    }

    private List<Case> finished(List<List<Replied>> chosen) {
        Map<String, Sample> samples = new HashMap<>();
        benchmark.ifPresent(one -> one.samples().forEach(sample -> samples.put(sample.id(), sample)));
        List<Case> cases = chosen.parallelStream()
                .map(replies -> whole(
                        Optional.ofNullable(
                                samples.get(replies.getFirst().scored().id())),
                        replies))
                .toList();
        return withinBytes(cases);
    }

    private Case whole(Optional<Sample> sample, List<Replied> replies) {
        return new Case(
                sample.map(Sample::plainQuestion),
                sample.map(one -> IntStream.range(0, one.images().size())
                                .mapToObj(i -> picture(one, i, replies))
                                .toList())
                        .orElse(List.of()),
                replies);
    }

    private Picture picture(Sample sample, int image, List<Replied> replies) {
        Sample.Image size = sample.images().get(image);
        List<Picture.Mark> marks = Marks.of(sample, image, replies);
        try {
            byte[] original = benchmark.orElseThrow().image(sample, image);
            byte[] small = Jpeg.smaller(original, limits.side(), QUALITY);
            return new Picture(size.width(), size.height(), Optional.of(small), "", marks);
        } catch (IOException e) {
            return new Picture(size.width(), size.height(), Optional.empty(), String.valueOf(e.getMessage()), marks);
        }
    }

    /// Leaves out the images that would be too many, those of the last cases first.
    private List<Case> withinBytes(List<Case> cases) {
        long bytes = 0;
        List<Case> within = new ArrayList<>();
        for (Case one : cases) {
            List<Picture> pictures = new ArrayList<>();
            for (Picture picture : one.pictures()) {
                bytes += picture.jpeg().map(jpeg -> jpeg.length).orElse(0);
                pictures.add(
                        bytes <= limits.imageBytes()
                                ? picture
                                : new Picture(
                                        picture.width(),
                                        picture.height(),
                                        Optional.empty(),
                                        "left out to keep the page small",
                                        picture.marks()));
            }
            within.add(new Case(one.question(), pictures, one.replies()));
        }
        return within;
    }
}
