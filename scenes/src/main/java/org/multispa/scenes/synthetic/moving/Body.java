package org.multispa.scenes.synthetic.moving;

import java.util.List;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Joint;

/// Something that moves as one rigid piece.
///
/// @param label what it is, for example `chair` or `cabinet door`
/// @param members what belongs to it
/// @param motion how it moves
public record Body(String label, List<Member> members, Motion motion) {
    /// What has not moved in any clip: the room and everything in it that is left alone.
    static final Body ROOM = new Body("room", List.of(), new Motion.Rest());

    public Body {
        members = List.copyOf(members);
    }

    /// An object, or the piece of it that one joint moves.
    ///
    /// @param instance its position in the room's list
    /// @param joint position in the list of the object's joints; [#WHOLE] for all that no joint of another
    ///     body moves
    public record Member(int instance, int joint) {
        /// In place of a joint: all the rest of the object.
        public static final int WHOLE = -1;
    }

    /// The joint's piece of an object in words.
    static String pieceLabel(Instance instance, int joint) {
        boolean slides = instance.mechanism().joints().get(joint).kind() == Joint.Kind.SLIDE;
        return switch (instance.label()) {
            case "door" -> "door";
            case "laptop" -> "laptop lid";
            case "office chair" -> "office chair seat";
            default -> instance.label() + (slides ? " drawer" : " door");
        };
    }
}
