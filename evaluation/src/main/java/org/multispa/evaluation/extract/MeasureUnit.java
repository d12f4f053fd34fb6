package org.multispa.evaluation.extract;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.evaluation.extract.text.Token;

/// Units as they are written behind numbers.
enum MeasureUnit {
    MILLIMETRE(Dimension.LENGTH, "1"),
    CENTIMETRE(Dimension.LENGTH, "10"),
    DECIMETRE(Dimension.LENGTH, "100"),
    METRE(Dimension.LENGTH, "1000"),
    KILOMETRE(Dimension.LENGTH, "1000000"),
    INCH(Dimension.LENGTH, "25.4"),
    FOOT(Dimension.LENGTH, "304.8"),
    YARD(Dimension.LENGTH, "914.4"),
    DEGREE(Dimension.ANGLE, "1"),
    RADIAN(Dimension.ANGLE, "57.29577951308232087679815481410517"),
    PERCENT(Dimension.SHARE, "10"),
    THOUSANDTH(Dimension.SHARE, "1"),
    PIXEL(Dimension.PIXEL, "1"),
    /// Whatever else is counted or measured, such as images and seconds.
    OTHER(Dimension.NONE, "1");

    /// What is measured: a length in millimetres, an angle in degrees, a share of an image's side in thousandths.
    enum Dimension {
        LENGTH,
        ANGLE,
        SHARE,
        PIXEL,
        NONE
    }

    private static final Map<String, MeasureUnit> BY_WORD = new HashMap<>();

    static {
        name(
                MILLIMETRE,
                "mm millimeter millimeters millimetre millimetres millimètre millimètres milímetro milímetros");
        name(MILLIMETRE, "millimetern millimetro millimetri мм миллиметр миллиметра миллиметров ミリ ミリメートル 毫米 मिमी");
        name(CENTIMETRE, "cm cms centimeter centimeters centimetre centimetres centimètre centimètres centímetro");
        name(
                CENTIMETRE,
                "centímetros zentimeter zentimetern centimetro centimetri см сантиметр сантиметра сантиметров");
        name(CENTIMETRE, "センチ センチメートル 厘米 公分 सेमी");
        name(DECIMETRE, "dm decimeter decimeters decimetre decimetres dezimeter decimètre 分米");
        name(METRE, "m meter meters metre metres mtr mètre mètres metern metro metros metri м метр метра метров メートル");
        name(METRE, "米 公尺 मीटर");
        name(KILOMETRE, "km kilometer kilometers kilometre kilometres");
        name(INCH, "in inch inches zoll");
        name(FOOT, "ft foot feet");
        name(YARD, "yd yard yards");
        name(
                DEGREE,
                "° deg degs degree degrees degré degrés grad grado grados gradi graus градус градуса градусов 度 डिग्री");
        name(RADIAN, "rad rads radian radians");
        name(PERCENT, "% percent pct prozent");
        name(THOUSANDTH, "‰ permille thousandth thousandths");
        name(PIXEL, "px pixels 像素");
        name(OTHER, "s sec secs second seconds ms hz fps kg g st nd rd th");
        name(OTHER, "image images img frame frames view views picture pictures photo photos point points object");
        name(OTHER, "objects camera cameras time times step steps option options dot dots letter letters pair pairs");
        name(OTHER, "pm am years axes dimensions decimals digits 张 帧 个");
    }

    private final Dimension dimension;
    private final BigDecimal factor;

    MeasureUnit(Dimension dimension, String factor) {
        this.dimension = dimension;
        this.factor = new BigDecimal(factor);
    }

    private static void name(MeasureUnit unit, String words) {
        for (String word : words.split(" ", -1)) {
            BY_WORD.put(word, unit);
        }
    }

    Dimension dimension() {
        return dimension;
    }

    /// What one of it is in millimetres, degrees or thousandths.
    BigDecimal factor() {
        return factor;
    }

    static Optional<MeasureUnit> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /// A unit in a list of tokens.
    ///
    /// @param next position of the first token behind it
    record Place(MeasureUnit unit, int next) {}

    /// The unit that stands at a position: one token, or two Chinese characters.
    static Optional<Place> at(List<Token> tokens, int i) {
        if (i < 0 || i >= tokens.size()) {
            return Optional.empty();
        }
        return switch (tokens.get(i)) {
            case Token.Symbol symbol -> named(String.valueOf(symbol.sign())).map(unit -> new Place(unit, i + 1));
            case Token.Word word -> {
                Optional<Place> pair = pair(word, tokens, i);
                yield pair.isPresent() ? pair : named(word.text()).map(unit -> new Place(unit, i + 1));
            }
            case Token.Num _, Token.Break _ -> Optional.empty();
        };
    }

    private static Optional<Place> pair(Token.Word word, List<Token> tokens, int i) {
        boolean ideographic = Character.isIdeographic(word.text().codePointAt(0));
        return ideographic
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1) instanceof Token.Word second
                        && word.touches(second)
                ? named(word.text() + second.text()).map(unit -> new Place(unit, i + 2))
                : Optional.empty();
    }
}
