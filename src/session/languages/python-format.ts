/** Python that makes the text of a value: what each word of :results does is Org's rule (org-babel-python--def-format-value). */
export const pythonFormat = `
def __runbook_rows(value):
    if isinstance(value, dict):
        return [(key, __runbook_rows(item)) for key, item in value.items()]
    if isinstance(value, (list, tuple)):
        return [__runbook_rows(item) for item in value]
    return value

def __runbook_table(value):
    value = __runbook_rows(value)
    kind = type(value).__module__.split('.')[0] + '.' + type(value).__name__
    if kind == 'pandas.DataFrame':
        head = [[value.index.name or ''] + list(value.columns), None]
        return head + [[index] + list(row) for index, row in value.iterrows()]
    if kind == 'pandas.Series':
        return list(value.items())
    return value.tolist() if kind == 'numpy.ndarray' else value

def __runbook_format(value, words):
    if 'pp' in words:
        import pprint
        return pprint.pformat(value)
    if 'list' in words and isinstance(value, dict):
        return str(['{} :: {}'.format(key, item) for key, item in value.items()])
    if not {'scalar', 'verbatim', 'raw'} & set(words):
        if 'table' in words:
            value = __runbook_table(value)
        elif type(value).__module__ == 'numpy' and type(value).__name__ == 'ndarray':
            value = repr(value)
    return str(value)
`
