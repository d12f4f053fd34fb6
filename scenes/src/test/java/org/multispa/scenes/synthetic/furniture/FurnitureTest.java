package org.multispa.scenes.synthetic.furniture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Corner;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Part;

class FurnitureTest {
    private static final int VARIANTS = 25;

    /// Buttons, labels and the like may stand out this far.
    private static final double TRIM = 0.0015;

    private static Furniture.Piece piece(Kind kind, int variant) {
        SeededHash hash = SeededHash.of(variant);
        return Furniture.make(kind, hash, new Palette(hash));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPieceIsAsLargeAsItClaimsAndAsIsUsual(Kind kind) {
        for (int variant = 0; variant < VARIANTS; variant++) {
            Furniture.Piece piece = piece(kind, variant);
            Vec3 size = piece.instance().box().size();
            Vec3 low = piece.instance().box().min();
            assertThat(low.z()).as("%s %d stands on its base", kind, variant).isCloseTo(0, within(1e-9));
            double[] found = {size.x(), size.y(), size.z()};
            double[] claimed = {piece.w(), piece.d(), piece.h()};
            for (int axis = 0; axis < 3; axis++) {
                assertThat(claimed[axis]).isBetween(kind.least(axis), kind.most(axis));
                assertThat(found[axis])
                        .as("%s %d along axis %d", kind, variant, axis)
                        .isBetween(claimed[axis] * 0.9 - 0.03, claimed[axis] + 2 * TRIM);
            }
            assertThat(low.x()).isGreaterThanOrEqualTo(-piece.w() / 2 - TRIM);
            assertThat(low.y()).isGreaterThanOrEqualTo(-piece.d() / 2 - TRIM);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPieceIsMadeOfPlanarFacetsWithUnitNormals(Kind kind) {
        for (int variant = 0; variant < VARIANTS; variant++) {
            for (Part part : piece(kind, variant).instance().parts()) {
                assertThat(part.facets()).isNotEmpty();
                for (Facet facet : part.facets()) {
                    assertThat(facet.area()).as("%s %d", kind, variant).isGreaterThan(1e-9);
                    Vec3 n = facet.plane();
                    for (Corner corner : List.of(facet.a(), facet.b(), facet.c(), facet.d())) {
                        assertThat(n.dot(corner.at().minus(facet.a().at()))).isCloseTo(0, within(1e-8));
                        assertThat(corner.normal().norm()).isCloseTo(1, within(1e-9));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneSeedMakesOnePieceAndOthersMakeOthers(Kind kind) {
        assertThat(piece(kind, 3)).isEqualTo(piece(kind, 3));
        Set<Double> widths = new HashSet<>();
        Set<Object> looks = new HashSet<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            widths.add(piece(kind, variant).w());
            looks.add(piece(kind, variant).instance().parts());
        }
        assertThat(widths).hasSize(VARIANTS);
        assertThat(looks).hasSize(VARIANTS);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void thingsRestOnThePieceOrOnItsSeat(Kind kind) {
        Furniture.Piece piece = piece(kind, 7);
        boolean soft = kind == Kind.BED || kind == Kind.SOFA;
        assertThat(piece.rest()).isBetween(soft ? 0.35 : piece.h(), soft ? 0.75 : piece.h());
    }
}
