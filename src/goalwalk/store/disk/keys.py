"""The key of a locked plan: an age identity. It opens the plan's files, and lies beside them locked itself.

It is locked twice over: with a passphrase (age's scrypt), and with the recovery key, a second identity that is on
paper alone. Every file of the plan is for both, so that `age -d -i` opens it with either, also without goalwalk.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.tuples import NamedTuple

T = TypeVar("T")

HARDEST = 21  # a passphrase that takes longer to try than this (2^21: some 9 s) was not set by us; 24 takes a minute
WEAKEST = 16  # age takes what one timing gives, and a computer that pauses meanwhile makes it a thousand times less
TRIES = 12  # a weak one is found in a moment; of 40 under a pause, 27 were weak
LONGEST = 4096  # bytes of a locked key, and of a passphrase
SCRYPT = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
IDENTITY = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")
RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
LARGEST_SEALED = 4 * 1024 * 1024  # bytes of a file that somebody else has sealed
PAPER = "# recovery key: "
OPEN_TO = "# open to: "
MOST_OTHERS = 8  # to whom a plan is open at once


class Key(NamedTuple):
    """An age identity, and the public part of the recovery key where there is one; `others`: the names and public keys
    of those for whom the plan's files are sealed, too."""

    identity: str
    paper: str | None = None
    others: tuple[tuple[str, str], ...] = ()

    def opened(self, data: bytes) -> bytes:
        """What a locked file says. Raises CannotRead: "wrong_key", "damaged", "lock_missing"."""
        age = _age()
        return bytes(_tried(lambda: age.decrypt(data, [age.x25519.Identity.from_str(self.identity)])))

    def fits(self, data: bytes) -> bool | None:
        """Whether a locked file, of which this is the beginning, is for this key; None: its head is no good.

        Raises CannotRead("lock_missing").
        """
        age = _age()
        try:
            age.decrypt(data, [age.x25519.Identity.from_str(self.identity)])
        except age.DecryptError as error:  # the words of the file were cut off, which tells that its head was opened
            return False if "matching" in str(error) else True if "decryption" in str(error) else None
        return True

    def closed(self, data: bytes) -> bytes:
        """A locked file that says this, for the key, the recovery key, others. Raises CannotRead("lock_missing")."""
        age = _age()
        ours = [age.x25519.Identity.from_str(self.identity).to_public()]
        theirs = [self.paper] if self.paper else []
        theirs += [public for _, public in self.others]
        return bytes(age.encrypt(data, [*ours, *map(age.x25519.Recipient.from_str, theirs)]))

    def for_paper(self) -> bytes:
        """The key as the recovery key opens it. Raises CannotRead("lock_missing")."""
        age = _age()
        return bytes(age.encrypt(self.text.encode(), [age.x25519.Recipient.from_str(self.paper)]))

    @property
    def public(self) -> str:
        """The part that anybody may have, and seal with. Raises CannotRead("lock_missing")."""
        return str(_age().x25519.Identity.from_str(self.identity).to_public())

    @property
    def text(self) -> str:
        """The key as it is kept: what `age -d -i` reads."""
        paper = f"{PAPER}{self.paper}\n" if self.paper else ""
        others = "".join(f"{OPEN_TO}{public} {name}\n" for name, public in self.others)
        return f"# The key of a goalwalk plan.\n{paper}{others}{self.identity}\n"


class Made(NamedTuple):
    """A new key with its locked forms; `paper` is the recovery key itself, which is kept nowhere but on paper."""

    key: Key
    by_passphrase: bytes
    by_paper: bytes | None = None
    paper: str | None = None


def needed() -> None:
    """Raises CannotBeDone("lock_missing") where plans cannot be locked."""
    try:
        _age()
    except CannotRead as problem:
        raise CannotBeDone(problem.code, **problem.facts) from problem


def made(passphrase: str, *, paper: bool) -> Made:
    """A new key, locked with this passphrase, and with a recovery key where one is wanted. Takes a few seconds.

    Raises CannotRead("lock_missing"), CannotBeDone("lock_weak"), NotUnderstood as `checked` does.
    """
    age = _age()
    own = age.x25519.Identity.generate()
    if not paper:
        key = Key(str(own))
        return Made(key, locked_with(key, passphrase))
    recovery = age.x25519.Identity.generate()
    key = Key(str(own), str(recovery.to_public()))
    return Made(key, locked_with(key, passphrase), key.for_paper(), str(recovery))


def locked_with(key: Key, passphrase: str) -> bytes:
    """The key locked with a passphrase. Raises as `wrapped` does."""
    return wrapped(key.text.encode(), passphrase)


def wrapped(text: bytes, passphrase: str) -> bytes:
    """The text of keys locked with a passphrase, and tried out: what comes back opens.

    Raises as `made` does, CannotBeDone("lock_weak") where this computer makes none that is hard to guess.
    """
    data = sealed_with(text, passphrase)
    if unwrapped(data, passphrase) != text:
        raise CannotRead("key_damaged")
    return data


def sealed_with(data: bytes, passphrase: str) -> bytes:
    """A file that this passphrase opens, and that is as hard to guess as it is to be.

    Raises as `made` does, CannotBeDone("lock_weak") where this computer makes none that is.
    """
    age = _age()
    for _ in range(TRIES):
        sealed = bytes(age.passphrase.encrypt(data, checked(passphrase)))
        header = SCRYPT.match(sealed)
        if header and WEAKEST <= int(header[1]) <= HARDEST:
            return sealed
    raise CannotBeDone("lock_weak")


def sealed_for(data: bytes, public: str) -> bytes:
    """A file for whoever holds the key of this public part. Raises CannotRead("lock_missing")."""
    age = _age()
    return bytes(age.encrypt(data, [age.x25519.Recipient.from_str(public)]))


def unsealed(data: bytes, passphrase: str) -> bytes:
    """What a file says that a passphrase opens.

    Raises CannotRead: "wrong_passphrase", "damaged"; "key_too_hard" before it takes minutes; "lock_missing".
    """
    header = SCRYPT.match(data)
    if header is None:
        raise CannotRead("damaged")
    if int(header[1]) > HARDEST:
        raise CannotRead("key_too_hard")
    age = _age()
    try:
        return bytes(age.passphrase.decrypt(data, checked(passphrase)))
    except age.DecryptError as error:
        said = str(error)
        code = "wrong_passphrase" if said == "Decryption failed" else "damaged"
        raise CannotRead("key_too_hard" if "xcessive" in said else code) from error


def public_of(text: str) -> str:
    """A public key that was typed. Raises NotUnderstood("no_public_key"), CannotRead("lock_missing")."""
    typed = "".join(text.split())
    age = _age()
    try:
        if RECIPIENT.fullmatch(typed):
            age.x25519.Recipient.from_str(typed)
            return typed
    except age.RecipientError:  # a slip of the pen: it carries a checksum
        pass
    raise NotUnderstood("no_public_key")


def opened_with(data: bytes, passphrase: str) -> Key:
    """The key from what the passphrase locks. Raises as `unwrapped` does."""
    return read(unwrapped(data, passphrase))


def unwrapped(data: bytes, passphrase: str) -> bytes:
    """The text of keys from what the passphrase locks; takes a second or two.

    Raises CannotRead: "wrong_passphrase"; "key_too_hard" before it takes minutes; "key_damaged", "lock_missing".
    """
    if SCRYPT.match(data) is None or len(data) > LONGEST:
        raise CannotRead("key_damaged")
    try:
        return unsealed(data, passphrase)
    except CannotRead as problem:
        if problem.code != "damaged":
            raise
        raise CannotRead("wrong_passphrase") from problem


def drawn() -> str:
    """A new identity. Raises CannotRead("lock_missing")."""
    return str(_age().x25519.Identity.generate())


def opened_by_any(identities: Sequence[str], data: bytes) -> bytes:
    """What a file says that is for one of these identities. Raises as `Key.opened` does."""
    age = _age()
    return bytes(_tried(lambda: age.decrypt(data, [age.x25519.Identity.from_str(own) for own in identities])))


def opened_with_paper(data: bytes | None, paper: str) -> Key:
    """The key from what the recovery key locks; where that is gone, the recovery key itself, which opens all as well.

    Raises CannotRead: "wrong_recovery", "key_damaged", "lock_missing".
    """
    age = _age()
    typed = "".join(paper.split()).upper()
    if not IDENTITY.fullmatch(typed):
        raise CannotRead("wrong_recovery")
    try:
        age.x25519.Identity.from_str(typed)
    except age.IdentityError as error:  # a slip of the pen: it carries a checksum
        raise CannotRead("wrong_recovery") from error
    if data is None:
        return Key(typed)
    try:
        return read(Key(typed).opened(data))
    except CannotRead as problem:
        if problem.code == "lock_missing":
            raise
        raise CannotRead("wrong_recovery") from problem


def read(text: bytes) -> Key:
    """The key from its text. Raises CannotRead("key_damaged")."""
    try:
        lines = text.decode().split("\n")
    except UnicodeDecodeError as error:
        raise CannotRead("key_damaged") from error
    identities = [line for line in lines if IDENTITY.fullmatch(line)]
    papers = [line.removeprefix(PAPER) for line in lines if line.startswith(PAPER)]
    others = [line.removeprefix(OPEN_TO).partition(" ") for line in lines if line.startswith(OPEN_TO)]
    publics = (*papers, *(public for public, _, _ in others))
    if len(identities) != 1 or len(papers) > 1 or not all(map(RECIPIENT.fullmatch, publics)):
        raise CannotRead("key_damaged")
    return Key(identities[0], papers[0] if papers else None, tuple((name, public) for public, _, name in others))


def checked(passphrase: str) -> str:
    """A passphrase as it is used, the same on every keyboard. Raises NotUnderstood."""
    import unicodedata

    try:
        length = len(passphrase.encode())
    except UnicodeEncodeError:
        raise NotUnderstood("text_not_utf8") from None
    if not passphrase.strip():
        raise NotUnderstood("passphrase_empty")
    if "\0" in passphrase:
        raise NotUnderstood("text_nul")
    if length > LONGEST:
        raise NotUnderstood("passphrase_long", limit=LONGEST)
    return unicodedata.normalize("NFC", passphrase)


def _tried(work: Callable[[], T]) -> T:
    age = _age()
    try:
        return work()
    except age.DecryptError as error:
        raise CannotRead("wrong_key" if "matching" in str(error) else "damaged") from error
    except age.IdentityError as error:
        raise CannotRead("key_damaged") from error


def keep_no_picture() -> None:
    """From now on a crash of this process leaves no picture of its memory behind."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def _age() -> Any:
    """The library; whoever asks for it has secrets in memory."""
    try:
        import pyrage
    except ImportError as error:
        raise CannotRead("lock_missing", python=sys.executable) from error
    keep_no_picture()
    return pyrage
