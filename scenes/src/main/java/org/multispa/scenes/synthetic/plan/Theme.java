package org.multispa.scenes.synthetic.plan;

import org.multispa.geometry.SeededHash;

/// What a room is for.
enum Theme {
    BEDROOM("Bedroom / Hotel"),
    LIVING_ROOM("Living room / Lounge"),
    OFFICE("Office"),
    KITCHEN("Kitchen"),
    STUDY("Apartment");

    private final String sceneType;

    Theme(String sceneType) {
        this.sceneType = sceneType;
    }

    static Theme of(SeededHash hash) {
        Theme[] themes = values();
        return themes[hash.below(themes.length)];
    }

    /// The words that ScanNet's scan descriptions use.
    String sceneType() {
        return sceneType;
    }

    boolean hardFloor() {
        return this == KITCHEN;
    }
}
