"""The errors that Communique raises.

CommuniqueError                 anything below; its text is one line that names the input, the place and the mend
├── InputError                  an input that cannot be read: the other inputs go on
│   ├── MissingInput            no such file, or an address that does not answer
│   ├── EmptyInput              no text in it
│   ├── UndecodableInput        bytes that are no text
│   ├── OversizedInput          larger than the reader takes
│   └── ForbiddenAddress        an address that may not be fetched (private, loopback, not http)
├── OptionError                 an option or manifest that is wrong: nothing is read
├── LedgerError                 a ledger that cannot be opened, or that does not hold what is asked for
│   └── ChangedMeanwhile        what was to be changed is no longer what the person saw
├── AccountError                accounts that cannot be read, or an account that is not there or may not be made
└── DataError                   a data file of the package that does not load: a defect of the installation
"""


class CommuniqueError(Exception):
    """Base of every error that Communique raises on purpose."""


class InputError(CommuniqueError):
    """An input that cannot be read; `source` names it."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class MissingInput(InputError):
    """There is no such file, or the address does not answer."""


class EmptyInput(InputError):
    """The input holds no text."""


class UndecodableInput(InputError):
    """The bytes are no text in any encoding that the reader knows."""


class OversizedInput(InputError):
    """The input is larger than the reader takes."""


class ForbiddenAddress(InputError):
    """The address may not be fetched: it is private, or not http(s)."""


class OptionError(CommuniqueError):
    """An option or a manifest is wrong, so nothing can be read."""


class LedgerError(CommuniqueError):
    """A ledger cannot be opened, or does not hold what is asked for."""


class ChangedMeanwhile(LedgerError):
    """Something was changed after the person who decides about it had seen it."""


class AccountError(CommuniqueError):
    """A file of accounts cannot be used, or an account is not there or may not be made."""


class DataError(CommuniqueError):
    """A data file of the package is broken."""
