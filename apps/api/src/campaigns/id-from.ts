/** The lowest id that an instant (epoch ms) can have: ids begin with their time. */
export function idFrom(instant: number): string {
  const time = instant.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}
