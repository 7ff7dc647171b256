/** One thing to choose; those that follow each other with the same group stand under its name. */
export interface Choice<Value extends string = string> {
  value: Value
  words: string
  group?: string
}

/** Choices in their groups, in the order in which they come. */
export function grouped<Value extends string>(
  choices: readonly Choice<Value>[],
): { group: string | undefined; choices: Choice<Value>[] }[] {
  const groups: { group: string | undefined; choices: Choice<Value>[] }[] = []
  for (const choice of choices) {
    const last = groups.at(-1)
    if (last !== undefined && last.group === choice.group) last.choices.push(choice)
    else groups.push({ group: choice.group, choices: [choice] })
  }
  return groups
}
