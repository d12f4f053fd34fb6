package org.multispa.scenes.pickle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows the instructions of a pickle that build lists, tuples, byte strings and arrays of these.
final class Unpickler {
    private static final int LONGEST_NAME = 128;
    private static final int STOP = '.';

    private final PickleInput in;
    private final List<Value> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Long, Value> memo = new HashMap<>();
    private final Budget budget = new Budget();

    Unpickler(PickleInput in) {
        this.in = in;
    }

    /// @throws IOException if the pickle is cut off, broken, asks for anything else, or holds too much
    Value read() throws IOException {
        if (in.one() != 0x80) {
            throw new IOException("expected a pickle of protocol 2 to 5, which starts with 0x80");
        }
        int protocol = in.one();
        if (protocol < 2 || protocol > 5) {
            throw new IOException("expected a pickle of protocol 2 to 5, found " + protocol);
        }
        for (int code = in.one(); code != STOP; code = in.one()) {
            follow(code);
        }
        Value result = pop();
        if (!stack.isEmpty() || !marks.isEmpty()) {
            throw new IOException("pickle ends with " + stack.size() + " values left over");
        }
        return result;
    }

    private void follow(int code) throws IOException {
        switch (code) {
            case 0x80 -> in.one();
            case 0x95 -> in.number(8);
            case '(' -> mark();
            case '0' -> pop();
            case 'N' -> push(Value.Singleton.NONE);
            case 0x88 -> push(Value.Singleton.TRUE);
            case 0x89 -> push(Value.Singleton.FALSE);
            case 'J' -> push(new Value.Whole((int) in.number(4)));
            case 'K' -> push(new Value.Whole(in.number(1)));
            case 'M' -> push(new Value.Whole(in.number(2)));
            case 0x8A -> push(longNumber());
            case 0x8C -> push(text(1));
            case 'X' -> push(text(4));
            case 0x8D -> push(text(8));
            case 'C' -> push(bytes(1));
            case 'B' -> push(bytes(4));
            case 0x8E, 0x96 -> push(bytes(8));
            case ']' -> push(new Value.Growing(new ArrayList<>()));
            case 'l' -> push(new Value.Growing(new ArrayList<>(popToMark())));
            case 'a' -> append(List.of(pop()));
            case 'e' -> append(popToMark());
            case ')' -> push(new Value.Tuple(List.of()));
            case 't' -> push(new Value.Tuple(popToMark()));
            case 0x85 -> push(new Value.Tuple(pop(1)));
            case 0x86 -> push(new Value.Tuple(pop(2)));
            case 0x87 -> push(new Value.Tuple(pop(3)));
            case 'q' -> remember(in.number(1));
            case 'r' -> remember(in.number(4));
            case 0x94 -> remember(memo.size());
            case 'h' -> push(recall(in.number(1)));
            case 'j' -> push(recall(in.number(4)));
            case 'c' -> push(new Value.Callable(Known.of(in.line(), in.line())));
            case 0x93 -> stackGlobal();
            case 'R' -> reduce();
            case 'b' -> build();
            case 'i' -> throw refused("INST of " + in.line() + "." + in.line());
            default -> throw refused(Opcode.name(code));
        }
    }

    private static IOException refused(String what) {
        return new IOException("pickle asks for " + Opcode.printable(what)
                + ", which is refused: only lists, tuples, byte strings and NumPy arrays of these are read");
    }

    private void mark() throws IOException {
        budget.take(1);
        marks.push(stack.size());
    }

    private void push(Value value) throws IOException {
        budget.take(1);
        stack.add(value);
    }

    private Value pop() throws IOException {
        int floor = marks.isEmpty() ? 0 : marks.peek();
        if (stack.size() <= floor) {
            throw new IOException("pickle is broken: its stack is empty before byte " + in.position());
        }
        return stack.removeLast();
    }

    private List<Value> pop(int count) throws IOException {
        Value[] popped = new Value[count];
        for (int i = count - 1; i >= 0; i--) {
            popped[i] = pop();
        }
        return List.of(popped);
    }

    private List<Value> popToMark() throws IOException {
        if (marks.isEmpty()) {
            throw new IOException("pickle is broken: no mark before byte " + in.position());
        }
        List<Value> above = stack.subList(marks.pop(), stack.size());
        List<Value> popped = List.copyOf(above);
        above.clear();
        return popped;
    }

    private Value.Whole longNumber() throws IOException {
        int bytes = in.one();
        if (bytes > 8) {
            throw new IOException("pickle holds a whole number of " + bytes + " bytes, expected at most 8");
        }
        int unused = 64 - 8 * bytes;
        return new Value.Whole(bytes == 0 ? 0 : in.number(bytes) << unused >> unused);
    }

    private Value.Text text(int lengthBytes) throws IOException {
        PickledBytes place = place(lengthBytes);
        if (place.length() > LONGEST_NAME) {
            in.skip(place.length());
            return new Value.Text(place, Optional.empty());
        }
        return new Value.Text(place, Optional.of(new String(in.take(place.length()), StandardCharsets.UTF_8)));
    }

    private Value.Bytes bytes(int lengthBytes) throws IOException {
        PickledBytes place = place(lengthBytes);
        in.skip(place.length());
        return new Value.Bytes(place);
    }

    private PickledBytes place(int lengthBytes) throws IOException {
        int length = in.size(lengthBytes);
        return new PickledBytes(in.position(), length, false, false);
    }

    private void append(List<Value> items) throws IOException {
        if (!(top() instanceof Value.Growing(List<Value> list))) {
            throw new IOException("pickle appends to " + Arguments.kind(top()) + ", expected a list");
        }
        list.addAll(items);
    }

    private Value top() throws IOException {
        Value top = pop();
        stack.add(top);
        return top;
    }

    private void remember(long key) throws IOException {
        budget.take(1);
        memo.put(key, top());
    }

    private Value recall(long key) throws IOException {
        Value value = memo.get(key);
        if (value == null) {
            throw new IOException("pickle is broken: it recalls value " + key + ", which it never stored");
        }
        return value;
    }

    private void stackGlobal() throws IOException {
        Arguments names = new Arguments("STACK_GLOBAL", pop(2));
        push(new Value.Callable(Known.of(names.text(0), names.text(1))));
    }

    private void reduce() throws IOException {
        Value arguments = pop();
        Value callable = pop();
        if (!(callable instanceof Value.Callable(Known known))) {
            throw new IOException("pickle calls " + Arguments.kind(callable) + ", which is refused");
        }
        push(NumpyValues.call(known, arguments, budget));
    }

    private void build() throws IOException {
        Value state = pop();
        NumpyValues.build(top(), state, budget);
    }
}
