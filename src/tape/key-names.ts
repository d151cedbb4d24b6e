const words = (text: string): readonly string[] => text.split(' ')

/** The keys F1 to F12. */
export const functionKeys: readonly string[] = Array.from({ length: 12 }, (_, at) => `F${at + 1}`)

/** Keys with names that the extensions take with modifiers, where VHS has a few of them with Ctrl only. */
export const modifiableKeys: ReadonlySet<string> = new Set([
  ...words('Up Down Left Right Home End PageUp PageDown Insert Delete'),
  ...words('Tab Enter Escape Space Backspace'),
  ...functionKeys,
])
