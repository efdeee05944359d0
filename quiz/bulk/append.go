package bulk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// appendNumber appends a number as encoding/json writes it (ECMA-262's way: plain unless it is very small or
// very large). It is finite.
func appendNumber(b []byte, f float64) []byte {
	if size := math.Abs(f); size == 0 || size >= 1e-6 && size < 1e21 {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	if n := len(b); b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' { // e-09 is e-9 there
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

// appendText appends a string as encoding/json writes it, with < > and & as they are.
func appendText(b, text []byte) []byte {
	for _, c := range text {
		if c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return appendJSON(b, string(text))
		}
	}
	b = append(b, '"')
	b = append(b, text...)
	return append(b, '"')
}

// appendJSON appends what encoding/json makes of a value.
func appendJSON(b []byte, value any) []byte {
	out := bytes.NewBuffer(b)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		panic(fmt.Sprintf("unreachable: reports can be written: %v", err))
	}
	return bytes.TrimSuffix(out.Bytes(), newline)
}

// appendCell appends a cell as encoding/csv writes it: in quotes where it has a separator, a quote or a line's
// end in it, begins with a space, or is what Postgres reads as the end of its data.
func appendCell(b, cell []byte, separator byte) []byte {
	if !wantsQuotes(cell, separator) {
		return append(b, cell...)
	}
	b = append(b, '"')
	for _, c := range cell {
		if c == '"' {
			b = append(b, '"')
		}
		b = append(b, c)
	}
	return append(b, '"')
}

func wantsQuotes(cell []byte, separator byte) bool {
	if len(cell) == 0 {
		return false
	}
	for _, c := range cell {
		if c == separator || c == '"' || c == '\r' || c == '\n' {
			return true
		}
	}
	first, _ := utf8.DecodeRune(cell)
	return unicode.IsSpace(first) || string(cell) == `\.`
}
