"""Traces: what went wrong and where in the code, without the values: they may hold what somebody wrote."""


def where(error: BaseException) -> str:
    """Say what an error is and through which lines of code it came.

    >>> where(ValueError("secret"))
    'ValueError'
    """
    steps, trace = [], error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        steps.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join([type(error).__name__, *(["at", " > ".join(steps[-4:])] if steps else [])])
