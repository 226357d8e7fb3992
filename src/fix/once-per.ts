/**
 * A function that is asked the same of one object again and again, such as by each report of a file,
 * and that looks at the object once. Its answer may depend on nothing else.
 *
 * @example
 * const importsOf = oncePer((program: TSESTree.Program) => program.body.filter(isImport));
 */
export function oncePer<Key extends object, Answer>(
  answer: (key: Key) => Answer,
): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) known.set(key, (entry = { answer: answer(key) }));
    return entry.answer;
  };
}
