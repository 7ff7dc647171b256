/** What a firm is told of by itself; each edition says of each whether. */
export const progressOccasions = [
  'windowAnswer',
  'offerChanged',
  'publicityBegan',
  'paid',
  'paymentReturned',
] as const
export type ProgressOccasion = (typeof progressOccasions)[number]

/** Whether an edition lets firms be told of this; whatever is no progress is always told. */
export function tellsFirms(
  { progressMessages }: { progressMessages: Readonly<Record<ProgressOccasion, boolean>> },
  kind: string,
): boolean {
  const occasion = progressOccasions.find((one) => one === kind)
  return occasion === undefined || progressMessages[occasion]
}
