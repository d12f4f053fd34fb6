package org.multispa.dataset.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;

class SampleJsonTest {
    private static final Sample DISTANCE = Samples.of(
            Subtask.CAMERA_DISTANCE,
            new Answer.Scalar(1941, Answer.Unit.MILLIMETRE),
            Samples.provenance(
                    Map.of("distance_m", 1.9411, "yaw_deg", -0.1),
                    List.of(new Overlay(1, List.of(new Overlay.Dot(10.25, 20, "A"), new Overlay.Dot(3, 4, ""))))));

    private static final String LINE = """
            {"id":"id-1","image":["s/1.jpg","s/2.jpg"],\
            "conversations":[{"from":"human","value":"<image>\\nHow far?"},{"from":"gpt","value":"It is `1941`."}],\
            "height_list":[480,500],"width_list":[640,1000],"question_type":"total_distance","gt_value":1941,\
            "subtask":"camera-distance","split":"train","unit":"mm",\
            "provenance":{"scene":"scene0000_00","family":"scene0000","frames":[0,30],"points":[7],"objects":[],\
            "raw":{"distance_m":1.9411,"yaw_deg":-0.1},"bin":"6-7","profile":"strict","templates":["t1","q2","a3"],\
            "overlays":[{"image":1,"dots":[{"u":10.25,"v":20.0,"label":"A"},{"u":3.0,"v":4.0,"label":""}]}]}}""";

    private static String encode(Sample sample) throws DatasetException {
        return new String(SampleJson.encode(sample), UTF_8);
    }

    private static Sample decode(String line) throws DatasetException {
        return SampleJson.decode(line.getBytes(UTF_8));
    }

    @Test
    void aTrainingLineHasItsFieldsInTheirOrder() throws Exception {
        assertThat(encode(DISTANCE)).isEqualTo(LINE);
        assertThat(decode(LINE)).isEqualTo(DISTANCE);
    }

    @Test
    void aBenchmarkLineHoldsTheQuestionAsText() throws Exception {
        String line = encode(DISTANCE.asBenchmark());
        assertThat(line)
                .contains("\"text\":\"<image>\\nHow far?\",\"height_list\"")
                .doesNotContain("conversations")
                .doesNotContain("`1941`");
        assertThat(decode(line)).isEqualTo(DISTANCE.asBenchmark());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAMERA_X_DIRECTION | left | \"gt_value\":\"left\",\"subtask\"",
                "CORRESPONDENCE_CHOICE | C | \"gt_value\":\"C\",\"subtask\"",
                "CAMERA_VECTOR | [ 1 , -2 , 3 ] | \"gt_value\":[1,-2,3],\"subtask\"",
                "CORRESPONDENCE_COORDINATE | [ 1 , 999 ] | \"gt_value\":[1,999],\"subtask\"",
                "CAMERA_YAW_ANGLE | -12 | \"gt_value\":-12,\"subtask\""
            })
    void theTruthIsPlainJson(Subtask subtask, String text, String expected) throws Exception {
        Answer truth = org.multispa.dataset.Answers.parse(subtask, text).orElseThrow();
        assertThat(encode(Samples.of(subtask, truth))).contains(expected);
    }

    @Test
    void onlyAnswersInAUnitNameIt() throws Exception {
        assertThat(encode(Samples.of(Subtask.CAMERA_YAW_ANGLE, new Answer.Scalar(1, Answer.Unit.DEGREE))))
                .contains("\"unit\":\"deg\"");
        assertThat(encode(Samples.of(Subtask.CAMERA_VECTOR, new Answer.Vector(1, 2, 3))))
                .contains("\"unit\":\"mm\"");
        assertThat(encode(Samples.of(Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("A"))))
                .doesNotContain("unit");
    }

    @Test
    void everySampleReadsBackAsItselfAndWritesTheSameBytes() throws Exception {
        RandomSamples samples = new RandomSamples(42);
        for (int i = 0; i < 3000; i++) {
            Sample sample = samples.next();
            byte[] line = SampleJson.encode(sample);
            assertThat(line).doesNotContain('\n', '\r');
            Sample back = SampleJson.decode(line);
            assertThat(back).isEqualTo(sample);
            assertThat(SampleJson.encode(back)).isEqualTo(line);
        }
    }

    @Test
    void fieldsMayComeInAnyOrder() throws Exception {
        String moved = LINE.replace("\"split\":\"train\",", "").replaceFirst("\\{", "{\"split\":\"train\",");
        assertThat(decode(moved)).isEqualTo(DISTANCE);
    }

    @Test
    void halfASurrogatePairCannotBeWritten() {
        for (String half : List.of("half \uD83D pair", "\uDE00 late", "end \uD83D", "\uDE00\uD83D")) {
            Sample broken = new Sample(
                    "id-9",
                    DISTANCE.images(),
                    List.of(new Turn(Turn.Speaker.HUMAN, half)),
                    DISTANCE.subtask(),
                    "train",
                    DISTANCE.truth(),
                    DISTANCE.provenance());
            assertThatThrownBy(() -> SampleJson.encode(broken))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("id-9")
                    .hasMessageContaining("surrogate");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"id\":\"id-1\" | \"id\":\"id-1\",\"extra\":1 | unknown field 'extra'",
                "\"scene\": | \"scene2\":\"x\",\"scene\": | unknown field 'provenance.scene2'",
                "\"label\":\"\" | \"label\":\"\",\"colour\":1 | unknown field 'provenance.overlays[0].dots[1].colour'",
                "\"value\":\"It | \"weight\":1,\"value\":\"It | unknown field 'conversations[1].weight'",
                "\"id\":\"id-1\", | ~~ | field 'id' is missing",
                "\"bin\":\"6-7\", | ~~ | field 'provenance.bin' is missing",
                "\"split\":\"train\" | \"split\":\"train\",\"split\":\"val\" | uplicate",
                "\"id\":\"id-1\" | \"id\":1 | field 'id': expected text, found 1",
                "\"id\":\"id-1\" | \"id\":null | field 'id': expected text, found null",
                "[480,500] | [480,\"500\"] | field 'height_list': expected a whole number",
                "[480,500] | [480,500.0] | field 'height_list': expected a whole number",
                "[480,500] | [480] | must be equally long",
                "[480,500] | [480,0] | sides of 1 to",
                "[480,500] | [480,99999999999] | -2147483648..2147483647",
                "[480,500] | {} | expected a list",
                "s/1.jpg | ../1.jpg | relative path",
                "total_distance | total_distances | field 'question_type'",
                "\"camera-distance\" | \"camera-speed\" | no subtask 'camera-speed'",
                "\"mm\" | \"deg\" | field 'unit'",
                "\"unit\":\"mm\", | ~~ | field 'unit' is missing",
                "\"gt_value\":1941 | \"gt_value\":1941.5 | field 'gt_value': expected a whole number",
                "\"gt_value\":1941 | \"gt_value\":\"1941\" | field 'gt_value': expected a whole number",
                "\"gt_value\":1941 | \"gt_value\":[1941] | field 'gt_value': expected a whole number",
                "\"gt_value\":1941 | \"gt_value\":1e999 | field 'gt_value': expected a whole number",
                "\"gt_value\":1941 | \"gt_value\":99999999999999999999 | field 'gt_value': expected a whole number",
                "\"gt_value\":1941 | \"gt_value\":NaN | broken JSON",
                "1.9411 | 1e999 | field 'provenance.raw.distance_m': expected a finite number",
                "1.9411 | \"NaN\" | field 'provenance.raw.distance_m': expected a finite number",
                "\"from\":\"gpt\" | \"from\":\"robot\" | expected human or gpt, found 'robot'",
                "\"from\":\"gpt\" | \"from\":\"human\" | human and gpt in turn",
                "\"conversations\" | \"text\":\"x\",\"conversations\" | either 'conversations' or 'text'",
                ",{\"from\":\"gpt\",\"value\":\"It is `1941`.\"} | ~~ | stands in 'text'",
                "\"image\":1 | \"image\":2 | no image 2",
                "\"label\":\"A\" | \"label\":\"AA\" | one capital letter"
            })
    void aLineThatIsNotAsWrittenIsRefusedWithTheField(String from, String to, String message) {
        assertThat(LINE).contains(from);
        assertThatThrownBy(() -> decode(LINE.replace(from, to)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(message);
    }

    @Test
    void truthsOfTheWrongFormAreRefused() throws Exception {
        String vector = encode(Samples.of(Subtask.CAMERA_VECTOR, new Answer.Vector(1, 2, 3)));
        assertThatThrownBy(() -> decode(vector.replace("[1,2,3]", "[1,2]"))).hasMessageContaining("3 numbers");
        assertThatThrownBy(() -> decode(vector.replace("[1,2,3]", "\"[1,2,3]\"")))
                .hasMessageContaining("expected a list");
        String pixel = encode(Samples.of(Subtask.CORRESPONDENCE_COORDINATE, new Answer.Pixel(1, 2)));
        assertThatThrownBy(() -> decode(pixel.replace("[1,2],\"sub", "[1,4294967298],\"sub")))
                .hasMessageContaining("0..999");
        assertThatThrownBy(() -> decode(pixel.replace("[1,2],\"sub", "[-1,2],\"sub")))
                .hasMessageContaining("0..999");
        String choice = encode(Samples.of(Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("A")));
        assertThatThrownBy(() -> decode(choice.replace("\"gt_value\":\"A\"", "\"gt_value\":\"a\"")))
                .hasMessageContaining("one capital letter");
        assertThatThrownBy(() -> decode(choice.replace("\"split\"", "\"unit\":\"mm\",\"split\"")))
                .hasMessageContaining("field 'unit'");
        String direction =
                encode(Samples.of(Subtask.CAMERA_X_DIRECTION, new Answer.Direction(Answer.Direction.Word.UP)));
        assertThatThrownBy(() -> decode(direction.replace("\"gt_value\":\"up\"", "\"gt_value\":\"upwards\"")))
                .hasMessageContaining("expected a direction, found 'upwards'");
    }

    @Test
    void aTruncatedLineIsRefusedWhereverItEnds() {
        byte[] whole = LINE.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SampleJson.decode(part))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageNotContaining("Source");
        }
    }

    @Test
    void anyDamageIsRefusedOrReadsAsASampleButNeverFailsOtherwise() {
        Random random = new Random(7);
        byte[] whole = LINE.getBytes(UTF_8);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(SampleJson.decode(damaged).images()).hasSize(2);
            } catch (DatasetException e) {
                refused++;
                assertThat(e.getMessage()).isNotBlank().isNotEqualTo("null");
            }
        }
        assertThat(refused).isGreaterThan(2000);
    }

    @Test
    void otherJsonIsRefused() {
        for (String wrong : List.of("", " ", "[]", "1", "null", "\"text\"", "{}", "{} {}", LINE + LINE, LINE + "x")) {
            assertThatThrownBy(() -> decode(wrong)).as(wrong).isInstanceOf(DatasetException.class);
        }
        assertThatThrownBy(() -> decode("[".repeat(100_000))).isInstanceOf(DatasetException.class);
        assertThatThrownBy(() -> decode("{\"id\":".repeat(100_000))).isInstanceOf(DatasetException.class);
        assertThatThrownBy(() -> decode(LINE.replace("1941,", "9".repeat(100_000) + ",")))
                .isInstanceOf(DatasetException.class);
    }

    @Test
    void aMotionIsAListOfSixNumbersWithoutAUnit() throws Exception {
        Sample sample = Samples.of(Subtask.CAMERA_SIX_DOF, new Answer.Motion(-372, 66, -149, 35, -8, 0));
        String line = encode(sample);
        assertThat(line)
                .contains("\"gt_value\":[-372,66,-149,35,-8,0]", "\"question_type\":\"six_dof_motion\"")
                .doesNotContain("\"unit\"");
        assertThat(decode(line)).isEqualTo(sample);
        for (String wrong : List.of("[1,2,3]", "[1,2,3,4,5,6,7]", "[1,2,3,181,5,6]", "[1,2,3,4,5,6.5]", "7", "\"a\"")) {
            String spoilt = line.replace("[-372,66,-149,35,-8,0]", wrong);
            assertThatThrownBy(() -> decode(spoilt)).as(wrong).isInstanceOf(DatasetException.class);
        }
    }
}
