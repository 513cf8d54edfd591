"""goalwalk, with passphrases that take no time, where each would take a second: `python tests/in_no_time.py done 1.1`.

For conversations in which many are typed; what a real one takes is seen elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

import pyrage


def in_no_time(put: Callable[[object, str, object], None]) -> None:
    """What a passphrase seals from here on takes no time; whatever age has sealed opens as ever. `put`: setattr."""
    head, real = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 18\n", pyrage.passphrase.decrypt

    def decrypt(data: bytes, passphrase: str) -> bytes:
        if not data.startswith(head):
            return bytes(real(data, passphrase))
        said, _, text = data.removeprefix(head).partition(b"\n")
        if said != passphrase.encode():
            raise pyrage.DecryptError("Decryption failed")
        return text

    put(pyrage.passphrase, "encrypt", lambda text, phrase: head + phrase.encode() + b"\n" + text)
    put(pyrage.passphrase, "decrypt", decrypt)


if __name__ == "__main__":
    from goalwalk.cli.main import main

    in_no_time(setattr)
    main()
