package org.multispa.engine.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.engine.generate.Progress;
import org.multispa.engine.verify.files.ImageCheck;
import org.multispa.engine.verify.files.ListedImages;
import org.multispa.engine.verify.files.Survey;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Disagreement;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.findings.Tally;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.engine.verify.raw.Loading;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.engine.verify.sample.Listing;
import org.multispa.engine.verify.sample.SampleCheck;
import org.multispa.files.Sha256;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;

/// Computes every answer of a data set a second time from the raw scenes, by other code than made it. One scene is in
/// memory at a time, with a bounded number of its samples.
public final class Verifier {
    private final VerifyRequest request;
    private final Manifest manifest;
    private final Rules rules;
    private final LoadOptions load;
    private final Map<String, SceneLocation> scenes = new HashMap<>();
    private final Map<String, SceneEntry> entries = new HashMap<>();
    private final Tally tally = new Tally();

    private Verifier(VerifyRequest request, Manifest manifest) throws IOException {
        this.request = request;
        this.manifest = manifest;
        this.rules = Rules.of(manifest.configuration());
        this.load = Loading.of(manifest.configuration());
        request.scenes().forEach(scene -> scenes.putIfAbsent(scene.id().name(), scene));
        manifest.scenes().forEach(entry -> entries.put(entry.scene(), entry));
    }

    /// Verifies a data set.
    ///
    /// @throws IOException if there is no manifest, if it does not say how the data set was made, or if the files
    ///     change while they are read; whatever is wrong with a shard, image, line or scene goes into the report
    public static VerifyReport run(VerifyRequest request, Progress progress) throws IOException {
        Manifest manifest = DatasetReader.open(request.dataset()).manifest();
        Verifier verifier = new Verifier(request, manifest);
        verifier.verify(progress);
        return verifier.tally.report();
    }

    private void verify(Progress progress) throws IOException {
        progress.stage("read", manifest.shards().size());
        Survey survey = Survey.of(request.dataset(), manifest, request.threads());
        progress.advance(manifest.shards().size());
        survey.faults().forEach(tally::add);
        ListedImages listed = files();
        long cut = survey.cut(request.most());
        progress.stage("verify", Math.min(request.most(), survey.samples()));
        for (String name : survey.runs().scenes()) {
            ScenePass pass =
                    new ScenePass(request.dataset(), survey.runs(), name, cut, request.threads(), tally, progress);
            try {
                verify(name, pass, listed);
            } catch (SceneException e) {
                tally.add(Disagreement.ofDataset(
                        "scene " + name,
                        new Fault(Cause.SCENE, "scene", "one that can be read", String.valueOf(e.getMessage()))));
                pass.leaveOut();
            }
        }
        if (request.images() && request.most() >= survey.samples()) {
            unused(survey.runs().scenes(), listed);
        }
    }

    private void verify(String name, ScenePass pass, ListedImages listed) throws IOException, SceneException {
        SceneLocation location = scenes.get(name);
        if (location == null) {
            throw new SceneException("it is not among the given scenes; add its folder to --scenes");
        }
        SceneEntry entry = entries.get(name);
        if (entry == null) {
            throw new SceneException("the manifest does not list it");
        }
        SampleCheck check = check(location, new Listing(name, entry.family(), entry.split(), manifest.images()));
        SortedMap<String, String> hashes = request.images() ? listed.ofScene(name) : new TreeMap<>();
        ImagesMode mode = request.images() ? manifest.images() : ImagesMode.NONE;
        ImageCheck images = new ImageCheck(request.dataset().resolve("images"), mode, hashes);
        pass.check(check, images);
        if (request.images() && pass.isWhole()) {
            images.others().forEach(fault -> tally.add(Disagreement.ofDataset(ListedImages.FILE_NAME, fault)));
        }
    }

    /// Reads a scene. Whatever is wrong with it, a fault of a reader included, leaves this scene alone out.
    private SampleCheck check(SceneLocation location, Listing listing) throws SceneException {
        try {
            return SampleCheck.of(Scenes.loadUnchecked(location, load), rules, listing);
        } catch (RuntimeException e) {
            throw new SceneException("it made the program fail, please report it: " + e, e);
        }
    }

    /// The list of images, and all other files held against their entries.
    private ListedImages files() {
        FileEntry list = new FileEntry(ListedImages.FILE_NAME, 0, Sha256.of(new byte[0]));
        for (FileEntry file : manifest.files()) {
            if (file.path().equals(ListedImages.FILE_NAME)) {
                list = file;
            } else {
                compare(file);
            }
        }
        ListedImages listed = ListedImages.of(request.dataset(), list);
        listed.faults().forEach(tally::add);
        return listed;
    }

    private void compare(FileEntry file) {
        String found;
        try {
            found = Sha256.of(request.dataset().resolve(file.path()));
        } catch (IOException e) {
            found = e.toString();
        }
        if (!found.equals(file.sha256())) {
            tally.add(Disagreement.ofDataset(file.path(), new Fault(Cause.FILE, "SHA-256", file.sha256(), found)));
        }
    }

    /// Images of scenes that have no samples.
    private void unused(SortedSet<String> used, ListedImages listed) {
        SortedSet<String> others = new TreeSet<>(listed.scenes());
        others.removeAll(used);
        for (String scene : others) {
            tally.add(Disagreement.ofDataset(
                    ListedImages.FILE_NAME,
                    new Fault(Cause.IMAGE, "images of scene " + scene, "samples that show them", "none")));
        }
    }
}
