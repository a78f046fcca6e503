import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * The text of a search field that the address follows: typing answers at once, though the address comes later; an address that came from
 * elsewhere (back, a link) is taken over.
 */
export function useFollowedText(address: string): readonly [text: string, type: (text: string) => void] {
  const [text, setText] = useState(address);
  // What was typed here and may still arrive as an address.
  const ours = useRef(new Set([address]));
  useEffect(() => {
    if (address === text) ours.current = new Set([text]);
    else if (!ours.current.has(address)) {
      ours.current = new Set([address]);
      setText(address);
    }
  }, [address, text]);
  const type = useCallback((typed: string) => {
    ours.current.add(typed);
    setText(typed);
  }, []);
  return [text, type];
}
