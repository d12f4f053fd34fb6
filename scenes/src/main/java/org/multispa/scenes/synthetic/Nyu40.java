package org.multispa.scenes.synthetic;

import java.util.List;

/// A class of the NYU40 label set.
///
/// @param id 1 to 40
record Nyu40(int id, String label) {
    private static final List<String> CLASSES = List.of(
            "wall",
            "floor",
            "cabinet",
            "bed",
            "chair",
            "sofa",
            "table",
            "door",
            "window",
            "bookshelf",
            "picture",
            "counter",
            "blinds",
            "desk",
            "shelves",
            "curtain",
            "dresser",
            "pillow",
            "mirror",
            "floor mat",
            "clothes",
            "ceiling",
            "books",
            "refridgerator",
            "television",
            "paper",
            "towel",
            "shower curtain",
            "box",
            "whiteboard",
            "person",
            "night stand",
            "toilet",
            "sink",
            "lamp",
            "bathtub",
            "bag",
            "otherstructure",
            "otherfurniture",
            "otherprop");

    /// The class of one of our categories.
    static Nyu40 of(String category) {
        String name = switch (category) {
            case "office chair", "armchair", "stool", "ottoman" -> "chair";
            case "couch" -> "sofa";
            case "coffee table", "end table" -> "table";
            case "wardrobe", "file cabinet", "tv stand" -> "cabinet";
            case "kitchen counter" -> "counter";
            case "nightstand" -> "night stand";
            case "refrigerator" -> "refridgerator";
            case "tv", "monitor" -> "television";
            case "floor lamp", "ceiling lamp" -> "lamp";
            case "rug" -> "floor mat";
            case "backpack" -> "bag";
            case "column", "radiator" -> "otherstructure";
            default -> CLASSES.contains(category) ? category : "otherprop";
        };
        return new Nyu40(CLASSES.indexOf(name) + 1, name);
    }
}
