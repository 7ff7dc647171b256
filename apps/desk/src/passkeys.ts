/** What the browser says of a passkey, as plain data that a contract can describe. */
export function passkeyBody<
  Answer extends { id: string; rawId: string; response: object; clientExtensionResults: object },
>(answer: Answer) {
  return {
    id: answer.id,
    rawId: answer.rawId,
    type: 'public-key' as const,
    response: { ...answer.response } as Record<string, unknown>,
    clientExtensionResults: { ...answer.clientExtensionResults } as Record<string, unknown>,
  }
}
