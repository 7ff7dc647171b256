const typing = 'input, textarea, select, [contenteditable]'

/** Whether a key was pressed where it writes something. */
export function isTypingIn(event: Event): boolean {
  return event.target instanceof Element && event.target.closest(typing) !== null
}

/** Whether a dialog is open; a closed one stays in the document, unseen. */
export function openDialog(): boolean {
  return [...document.querySelectorAll('[role=dialog]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  )
}
