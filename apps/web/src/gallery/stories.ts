export const stories: { name: string }[] = []
