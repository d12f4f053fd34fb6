package org.multispa.scenes.synthetic.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Bvh rays;

    private Scenery(Room room) {
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
        boolean[] glowing = new boolean[n];
        Map<Material, Texture> made = new HashMap<>();
        for (int k = 0; k < n; k++) {
            textureOf[k] = made.computeIfAbsent(materialOf[k].glowing(0), Texture::of);
            repeatU[k] = materialOf[k].width();
            repeatV[k] = materialOf[k].height();
            glowing[k] = materialOf[k].glow() > 0;
        }
        primitives = new Primitives(facets, repeatU, repeatV);
        rays = new Bvh(primitives);
        light = LightMap.bake(room, facets, rays, glowing);
    }

    /// Prepares a room: paints its textures and works out how light falls on it.
    public static Scenery of(Room room) {
        return new Scenery(room);
    }

    /// Exact rays through the room.
    public Bvh rays() {
        return rays;
    }
}
