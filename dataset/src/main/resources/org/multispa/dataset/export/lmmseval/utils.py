"""Functions of the tasks beside this file, written by multispa."""

import json
import re


def doc_to_visual(doc):
    return [image.convert("RGB") for image in doc["images"]]


def doc_to_messages(doc, lmms_eval_specific_kwargs=None):
    """The question with each image where its placeholder stands."""
    images = iter(doc_to_visual(doc))
    content = []
    for position, text in enumerate(doc["conversations"][0]["value"].split("<image>")):
        if position > 0:
            content.append({"type": "image", "url": next(images)})
        if text.strip():
            content.append({"type": "text", "text": text})
    return [{"role": "user", "content": content}]


def process_results(doc, results):
    reply = results[0] if results else ""
    return {"accuracy": float(is_correct(doc, extract(reply)))}


def extract(reply):
    """The last text between backticks; without any, the whole reply."""
    runs = [(run.start(), run.end()) for run in re.finditer("`+", reply)]
    found = ""
    at = 0
    while at < len(runs):
        size = runs[at][1] - runs[at][0]
        close = next((k for k in range(at + 1, len(runs)) if runs[k][1] - runs[k][0] == size), None)
        if close is None:
            at += 1
            continue
        found = reply[runs[at][1]:runs[close][0]].strip() or found
        at = close + 1
    return found or reply.strip()


def is_correct(doc, text):
    kind = doc["answer_kind"]
    if kind in ("scalar", "vector"):
        return within_fifth(numbers(text), numbers(doc["answer"]))
    if kind == "pixel":
        return near(doc, numbers(text), numbers(doc["answer"]))
    return text == doc["answer"]


def numbers(text):
    """The whole numbers of `7` or `[ 1 , -2 ]`; none if the text is neither."""
    text = text.strip()
    listed = re.fullmatch(r"\[([^\[\]]*)\]", text)
    parts = [part.strip() for part in (listed.group(1).split(",") if listed else [text])]
    if all(re.fullmatch(r"-?[0-9]{1,18}", part) for part in parts):
        return (bool(listed), [int(part) for part in parts])
    return None


def within_fifth(predicted, truth):
    """Off by at most a fifth of the truth's length."""
    if predicted is None or predicted[0] != truth[0] or len(predicted[1]) != len(truth[1]):
        return False
    error = sum((p - t) ** 2 for p, t in zip(predicted[1], truth[1]))
    return 25 * error <= sum(t**2 for t in truth[1])


def near(doc, predicted, truth):
    """Within 5 % of the image width, and nearer to the right one of two points where two were given."""
    if predicted is None or not predicted[0] or len(predicted[1]) != 2:
        return False
    if any(not 0 <= value <= 999 for value in predicted[1]):
        return False
    width, height = doc["widths"][-1], doc["heights"][-1]

    def squared(point):
        return ((predicted[1][0] - point[0]) * width) ** 2 + ((predicted[1][1] - point[1]) * height) ** 2

    distance = squared(truth[1])
    if distance > (50 * width) ** 2:
        return False
    raw = json.loads(doc["provenance"])["raw"]
    if "other_x" not in raw or "other_y" not in raw:
        return True
    return distance < squared((int(raw["other_x"]), int(raw["other_y"])))
