package org.multispa.scenes.synthetic.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Part;
import org.multispa.scenes.synthetic.model.Room;

/// A room made ready to be drawn: facets in the world, textures, light. Immutable and safe for any number of threads.
public final class Scenery {
    final Room room;
    final List<Facet> facets;
    final int[] instanceOf;
    final int[] partOf;
    final Texture[] textureOf;
    final Material[] materialOf;
    final Primitives primitives;
    final LightMap light;
    final boolean[] glowing;
    /// For each facet the body it moves with; body 0 rests.
    final int[] bodyOf;
    final List<Bvh> rays;

    private Scenery(Room room, IntUnaryOperator bodyOfPart) {
        this.room = room;
        List<Facet> all = new ArrayList<>();
        List<int[]> owners = new ArrayList<>();
        List<Material> materials = new ArrayList<>();
        int part = 0;
        for (int i = 0; i < room.instances().size(); i++) {
            Instance instance = room.instances().get(i);
            for (Part piece : instance.worldParts()) {
                for (Facet facet : piece.facets()) {
                    all.add(facet);
                    owners.add(new int[] {i, part});
                    materials.add(piece.material());
                }
                part++;
            }
        }
        int n = all.size();
        facets = List.copyOf(all);
        instanceOf = owners.stream().mapToInt(owner -> owner[0]).toArray();
        partOf = owners.stream().mapToInt(owner -> owner[1]).toArray();
        materialOf = materials.toArray(new Material[0]);
        textureOf = new Texture[n];
        double[] repeatU = new double[n];
        double[] repeatV = new double[n];
        glowing = new boolean[n];
        Map<Material, Texture> made = new HashMap<>();
        for (int k = 0; k < n; k++) {
            textureOf[k] = made.computeIfAbsent(materialOf[k].glowing(0), Texture::of);
            repeatU[k] = materialOf[k].width();
            repeatV[k] = materialOf[k].height();
            glowing[k] = materialOf[k].glow() > 0;
        }
        primitives = new Primitives(facets, repeatU, repeatV);
        bodyOf = Arrays.stream(partOf).map(bodyOfPart).toArray();
        int bodies = 1 + Arrays.stream(bodyOf).max().orElse(0);
        List<Bvh> trees = new ArrayList<>();
        for (int b = 0; b < bodies; b++) {
            int body = b;
            trees.add(new Bvh(
                    primitives,
                    IntStream.range(0, primitives.count)
                            .filter(k -> bodyOf[primitives.facet[k]] == body)
                            .toArray()));
        }
        rays = List.copyOf(trees);
        light = LightMap.bake(room, facets, bodyOf, rays.getFirst(), glowing);
    }

    /// Prepares a room: paints its textures and works out how light falls on it.
    public static Scenery of(Room room) {
        return new Scenery(room, part -> 0);
    }

    /// Prepares a room in which things move.
    ///
    /// @param bodyOfPart for each part, counted over the room's instances in order, the body that it
    ///     belongs to: 0 for what rests, then from 1 up without a gap
    public static Scenery of(Room room, int[] bodyOfPart) {
        return new Scenery(room, part -> bodyOfPart[part]);
    }

    /// Exact rays through what rests.
    public Bvh rays() {
        return rays.getFirst();
    }

    /// The box around a body where it was built.
    public AxisBox box(int body) {
        return rays.get(body).bounds();
    }

    /// The room while each body is moved from where it was built by its pose; the first of them is body 0,
    /// which rests.
    public Moment at(List<Pose> bodies) {
        return new Moment(this, bodies);
    }

    /// The room as it was built.
    Moment still() {
        return at(Collections.nCopies(rays.size(), Pose.IDENTITY));
    }
}
