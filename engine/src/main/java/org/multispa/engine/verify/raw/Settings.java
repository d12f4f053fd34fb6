package org.multispa.engine.verify.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.output.Manifest;

/// A group of settings in a manifest's configuration.
record Settings(String path, Map<?, ?> values) {
    static Settings of(Map<String, Object> configuration) {
        return new Settings("configuration", configuration);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Settings group(String key) throws DatasetException {
        if (values.get(key) instanceof Map<?, ?> group) {
            return new Settings(path + "." + key, group);
        }
        throw wrong(key, "a group of settings");
    }

    double number(String key) throws DatasetException {
        if (values.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    String text(String key) throws DatasetException {
        if (values.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "text");
    }

    boolean truth(String key) throws DatasetException {
        if (values.get(key) instanceof Boolean truth) {
            return truth;
        }
        throw wrong(key, "true or false");
    }

    double[] numbers(String key, int count) throws DatasetException {
        List<Double> numbers = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Number number) {
                    numbers.add(number.doubleValue());
                }
            }
        }
        if (numbers.size() != count) {
            throw wrong(key, count + " numbers");
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private DatasetException wrong(String key, String expected) {
        return new DatasetException(Manifest.FILE_NAME + ": " + path + "." + key + ": expected " + expected + ", found "
                + (has(key) ? String.valueOf(values.get(key)) : "nothing")
                + "; it must come from 'multispa generate' to be verified");
    }
}
