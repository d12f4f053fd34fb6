package org.multispa.model.adapter;

/// The names of an adapter folder's files, and of what is in them.
final class AdapterFiles {
    /// How the additions were made, as PEFT writes it.
    static final String CONFIG = "adapter_config.json";

    /// The additions, as PEFT writes them.
    static final String WEIGHTS = "adapter_model.safetensors";

    /// Parameters that take the place of the base's, under their published names. PEFT does not read it.
    static final String REPLACED = "multispa_model.safetensors";

    /// The key of [#CONFIG], and of the metadata of [#REPLACED], that names the base.
    static final String BASE = "base_model_name_or_path";

    static final String A = ".lora_A.weight";
    static final String B = ".lora_B.weight";

    private static final String PREFIX = "base_model.model.";
    private static final String LANGUAGE = "language_model.";

    private AdapterFiles() {}

    /// The published name of a layer that PEFT names in either way, or that has no prefix at all.
    static String published(String module) {
        String bare = module.startsWith(PREFIX) ? module.substring(PREFIX.length()) : module;
        return isOfWhole(bare) ? bare : LANGUAGE + bare;
    }

    private static boolean isOfWhole(String bare) {
        return bare.startsWith(LANGUAGE) || bare.startsWith("vision_model.") || bare.startsWith("mlp1.");
    }

    /// The name of a layer as PEFT gives it to a model that was loaded as a whole.
    static String inWhole(String published) {
        return PREFIX + published;
    }

    /// Whether a layer is one of the language model.
    static boolean isOfLanguage(String published) {
        return published.startsWith(LANGUAGE);
    }

    /// The name of a layer of the language model as PEFT gives it to the language model alone.
    static String inLanguage(String published) {
        return PREFIX + published.substring(LANGUAGE.length());
    }

    /// The end of a layer's name by which PEFT finds it: the last part, or the whole name where that is a number.
    static String target(String published) {
        String last = published.substring(published.lastIndexOf('.') + 1);
        return last.chars().allMatch(Character::isDigit) ? published : last;
    }
}
