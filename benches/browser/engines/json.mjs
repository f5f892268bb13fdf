// Saving for engines whose index is a JSON value.

export const toBytes = (value) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
export const toText = (bytes) => new TextDecoder().decode(bytes);
