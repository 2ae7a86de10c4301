"""Ed25519 as in RFC 8032, section 6: slow, short, and not kinerja's. So the tests can sign what
`kinerja plugin sign` would refuse to sign, and check what it signs."""

import base64
import hashlib

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P)
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * ROOT % P
    if (x * x - xx) % P:
        raise ValueError("no point")
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def packed(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def unpacked(data):
    number = int.from_bytes(data, "little")
    y = number & (1 << 255) - 1
    x = recover_x(y, number >> 255)
    return (x, y, 1, x * y % P)


def hashed(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % Q


def sign(seed, message):
    whole = hashlib.sha512(seed).digest()
    secret = int.from_bytes(whole[:32], "little") & (1 << 254) - 8 | 1 << 254
    public = packed(times(secret, BASE))
    r = hashed(whole[32:], message)
    point = packed(times(r, BASE))
    return point + ((r + hashed(point, public, message) * secret) % Q).to_bytes(32, "little")


def verifies(public, message, signature):
    point, s = signature[:32], int.from_bytes(signature[32:], "little")
    right = add(unpacked(point), times(hashed(point, public, message), unpacked(public)))
    return packed(times(s, BASE)) == packed(right)


class KeyFile:
    """What `kinerja plugin key` has written."""

    def __init__(self, file):
        header, words = file.read_text(encoding="utf-8").splitlines()
        self.vendor, self.id = header.split("; vendor ", 1)[1].rsplit("; key id ", 1)
        self.seed, self.public = base64.b64decode(words)[:32], base64.b64decode(words)[32:]

    def signature(self, message):
        return "kinerja signature; vendor %s; key id %s\n%s\n" % (
            self.vendor, self.id, base64.b64encode(sign(self.seed, message)).decode())
