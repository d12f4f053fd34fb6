package org.multispa.scenes.pickle;

import java.util.Base64;

/// Pickles that Python wrote, in Base64; the number at the end of a name is the protocol.
///
/// `OBJECTS` is an object array of `abc`, `ff d8 80 78` and an empty byte string; `MIXED` one of a NumPy byte string
/// `xy`, a bytearray `71 ff 72` and a uint8 array `abc`; `FIXED` an array of `ab` and `c` of type `S2`; `ZERO` a single
/// object that is a list of `one` and `two`; `LIST` a list nested three deep; `SYSTEM` asks for a shell command.
final class NumpyPickles {
    static final String OBJECTS_2 = "gAJjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQBjbnVtcHkKbmRhcnJheQpxAUsAhXECY19jb2"
            + "RlY3MKZW5jb2RlCnEDWAEAAABicQRYBgAAAGxhdGluMXEFhnEGUnEHh3EIUnEJKEsBSwOFcQpjbnVtcHkKZHR5cGUK"
            + "cQtYAgAAAE84cQyJiIdxDVJxDihLA1gBAAAAfHEPTk5OSv////9K/////0s/dHEQYoldcREoaANYAwAAAGFiY3ESaA"
            + "WGcRNScRRoA1gHAAAAw7/DmMKAeHEVaAWGcRZScRdjX19idWlsdGluX18KYnl0ZXMKcRgpUnEZZXRxGmIu";

    static final String OBJECTS_3 = "gANjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQBjbnVtcHkKbmRhcnJheQpxAUsAhXECQwFicQ"
            + "OHcQRScQUoSwFLA4VxBmNudW1weQpkdHlwZQpxB1gCAAAATzhxCImIh3EJUnEKKEsDWAEAAAB8cQtOTk5K/////0r/"
            + "////Sz90cQxiiV1xDShDA2FiY3EOQwT/2IB4cQ9DAHEQZXRxEWIu";

    static final String OBJECTS_3OLD = "gANjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEBSwCFcQJDAWJxA4"
            + "dxBFJxBShLAUsDhXEGY251bXB5CmR0eXBlCnEHWAIAAABPOHEIiYiHcQlScQooSwNYAQAAAHxxC05OTkr/////Sv//"
            + "//9LP3RxDGKJXXENKEMDYWJjcQ5DBP/YgHhxD0MAcRBldHERYi4=";

    static final String OBJECTS_4 = "gASVmgAAAAAAAACMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcn"
            + "JheZSTlEsAhZRDAWKUh5RSlChLAUsDhZRoA4wFZHR5cGWUk5SMAk84lImIh5RSlChLA4wBfJROTk5K/////0r/////"
            + "Sz90lGKJXZQoQwNhYmOUQwT/2IB4lEMAlGV0lGIu";

    static final String OBJECTS_5 = "gAWVmgAAAAAAAACMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcn"
            + "JheZSTlEsAhZRDAWKUh5RSlChLAUsDhZRoA4wFZHR5cGWUk5SMAk84lImIh5RSlChLA4wBfJROTk5K/////0r/////"
            + "Sz90lGKJXZQoQwNhYmOUQwT/2IB4lEMAlGV0lGIu";

    static final String MIXED_2 = "gAJjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQBjbnVtcHkKbmRhcnJheQpxAUsAhXECY19jb2"
            + "RlY3MKZW5jb2RlCnEDWAEAAABicQRYBgAAAGxhdGluMXEFhnEGUnEHh3EIUnEJKEsBSwOFcQpjbnVtcHkKZHR5cGUK"
            + "cQtYAgAAAE84cQyJiIdxDVJxDihLA1gBAAAAfHEPTk5OSv////9K/////0s/dHEQYoldcREoY251bXB5Ll9jb3JlLm"
            + "11bHRpYXJyYXkKc2NhbGFyCnESaAtYAgAAAFMycROJiIdxFFJxFShLA2gPTk5OSwJLAUsAdHEWYmgDWAIAAAB4eXEX"
            + "aAWGcRhScRmGcRpScRtjX19idWlsdGluX18KYnl0ZWFycmF5CnEcaANYBAAAAHHDv3JxHWgFhnEeUnEfhXEgUnEhaA"
            + "BoAUsAhXEiaAeHcSNScSQoSwFLA4VxJWgLWAIAAAB1MXEmiYiHcSdScSgoSwNoD05OTkr/////Sv////9LAHRxKWKJ"
            + "aANYAwAAAGFiY3EqaAWGcStScSx0cS1iZXRxLmIu";

    static final String MIXED_3 = "gANjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQBjbnVtcHkKbmRhcnJheQpxAUsAhXECQwFicQ"
            + "OHcQRScQUoSwFLA4VxBmNudW1weQpkdHlwZQpxB1gCAAAATzhxCImIh3EJUnEKKEsDWAEAAAB8cQtOTk5K/////0r/"
            + "////Sz90cQxiiV1xDShjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpzY2FsYXIKcQ5oB1gCAAAAUzJxD4mIh3EQUnERKE"
            + "sDaAtOTk5LAksBSwB0cRJiQwJ4eXEThnEUUnEVY2J1aWx0aW5zCmJ5dGVhcnJheQpxFkMDcf9ycReFcRhScRloAGgB"
            + "SwCFcRpoA4dxG1JxHChLAUsDhXEdaAdYAgAAAHUxcR6JiIdxH1JxIChLA2gLTk5OSv////9K/////0sAdHEhYolDA2"
            + "FiY3EidHEjYmV0cSRiLg==";

    static final String MIXED_4 = "gASVJAEAAAAAAACMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcn"
            + "JheZSTlEsAhZRDAWKUh5RSlChLAUsDhZRoA4wFZHR5cGWUk5SMAk84lImIh5RSlChLA4wBfJROTk5K/////0r/////"
            + "Sz90lGKJXZQoaACMBnNjYWxhcpSTlGgMjAJTMpSJiIeUUpQoSwNoEE5OTksCSwFLAHSUYkMCeHmUhpRSlIwIYnVpbH"
            + "RpbnOUjAlieXRlYXJyYXmUk5RDA3H/cpSFlFKUaAJoBUsAhZRoB4eUUpQoSwFLA4WUaAyMAnUxlImIh5RSlChLA2gQ"
            + "Tk5OSv////9K/////0sAdJRiiUMDYWJjlHSUYmV0lGIu";

    static final String MIXED_5 = "gAWVKAEAAAAAAACMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcn"
            + "JheZSTlEsAhZRDAWKUh5RSlChLAUsDhZRoA4wFZHR5cGWUk5SMAk84lImIh5RSlChLA4wBfJROTk5K/////0r/////"
            + "Sz90lGKJXZQoaACMBnNjYWxhcpSTlGgMjAJTMpSJiIeUUpQoSwNoEE5OTksCSwFLAHSUYkMCeHmUhpRSlJYDAAAAAA"
            + "AAAHH/cpSME251bXB5Ll9jb3JlLm51bWVyaWOUjAtfZnJvbWJ1ZmZlcpSTlChDA2FiY5RoDIwCdTGUiYiHlFKUKEsD"
            + "aBBOTk5K/////0r/////SwB0lGJLA4WUjAFDlHSUUpRldJRiLg==";

    static final String FIXED_2 = "gAJjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQBjbnVtcHkKbmRhcnJheQpxAUsAhXECY19jb2"
            + "RlY3MKZW5jb2RlCnEDWAEAAABicQRYBgAAAGxhdGluMXEFhnEGUnEHh3EIUnEJKEsBSwKFcQpjbnVtcHkKZHR5cGUK"
            + "cQtYAgAAAFMycQyJiIdxDVJxDihLA1gBAAAAfHEPTk5OSwJLAUsAdHEQYoloA1gEAAAAYWJjAHERaAWGcRJScRN0cR"
            + "RiLg==";

    static final String FIXED_3 = "gANjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQBjbnVtcHkKbmRhcnJheQpxAUsAhXECQwFicQ"
            + "OHcQRScQUoSwFLAoVxBmNudW1weQpkdHlwZQpxB1gCAAAAUzJxCImIh3EJUnEKKEsDWAEAAAB8cQtOTk5LAksBSwB0"
            + "cQxiiUMEYWJjAHENdHEOYi4=";

    static final String FIXED_4 = "gASVhwAAAAAAAACMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcn"
            + "JheZSTlEsAhZRDAWKUh5RSlChLAUsChZRoA4wFZHR5cGWUk5SMAlMylImIh5RSlChLA4wBfJROTk5LAksBSwB0lGKJ"
            + "QwRhYmMAlHSUYi4=";

    static final String FIXED_5 = "gAWVcgAAAAAAAACME251bXB5Ll9jb3JlLm51bWVyaWOUjAtfZnJvbWJ1ZmZlcpSTlCiWBAAAAAAAAABhYmMAlIwFbn"
            + "VtcHmUjAVkdHlwZZSTlIwCUzKUiYiHlFKUKEsDjAF8lE5OTksCSwFLAHSUYksChZSMAUOUdJRSlC4=";

    static final String ZERO = "gASVlgAAAAAAAACMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcn"
            + "JheZSTlEsAhZRDAWKUh5RSlChLASloA4wFZHR5cGWUk5SMAk84lImIh5RSlChLA4wBfJROTk5K/////0r/////Sz90"
            + "lGKJXZRdlChDA29uZZRDA3R3b5RlYXSUYi4=";

    static final String LIST = "gASVFgAAAAAAAABdlChDAWGUQwFilF2UQwFjlGGGlGUu";

    static final String SYSTEM_2 = "gAJdcQAoY19jb2RlY3MKZW5jb2RlCnEBWAEAAABhcQJYBgAAAGxhdGluMXEDhnEEUnEFY3Bvc2l4CnN5c3RlbQpxBl"
            + "gHAAAAZWNobyBoaXEHhXEIUnEJZS4=";

    static final String SYSTEM_4 = "gASVKgAAAAAAAABdlChDAWGUjAVwb3NpeJSMBnN5c3RlbZSTlIwHZWNobyBoaZSFlFKUZS4=";

    private NumpyPickles() {}

    static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
