export function typing(): string
export function log(): string
export function monitor(): string
