package i18n

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"time"

	"golang.org/x/text/number"
)

// Number writes a whole number, such as "10,000".
func (l *Localizer) Number(n int) string { return l.printer.Sprint(number.Decimal(n)) }

// Decimal writes a number with so many places, such as "49.8".
func (l *Localizer) Decimal(n float64, places int) string {
	return l.numbers.of(numeral('d', n, places), func() string { return l.printer.Sprint(number.Decimal(n, number.Scale(places))) })
}

// Percent writes a share in percents with so many places, such as "82%" or "2.5 %".
func (l *Localizer) Percent(share float64, places int) string {
	return l.numbers.of(numeral('%', share, places), func() string { return l.printer.Sprint(number.Percent(share, number.Scale(places))) })
}

// numeral tells how a number is to be written from all other ways: whoever has the like on their page reads what was
// written once.
func numeral(kind byte, n float64, places int) []byte {
	numeral := binary.BigEndian.AppendUint64(append(make([]byte, 0, 16), kind), math.Float64bits(n))
	return binary.AppendVarint(numeral, int64(places))
}

// Money writes a whole sum with its currency, such as "$82,000", "82.000 US$" or "US$ 82,000".
func (l *Localizer) Money(amount int, currency string) string {
	sum := strconv.AppendInt(append(make([]byte, 0, 32), '$'), int64(amount), 10)
	return l.numbers.of(append(sum, currency...), func() string { return l.money(amount, currency) })
}

func (l *Localizer) money(amount int, currency string) string {
	sum, symbol := l.Number(amount), l.symbol(currency)
	switch {
	case l.latinAmerican():
		return symbol + "\u00a0" + sum
	case l.Lang == "es" || symbol == currency:
		return sum + "\u00a0" + symbol
	}
	return symbol + sum
}

// symbol stands for a currency and means no other one: dollars say whose they are, but where English is written as in
// the United States.
func (l *Localizer) symbol(currency string) string {
	symbols := map[string]string{"USD": "US$", "EUR": "€", "GBP": "£"}
	if l.Lang == English && slices.Contains([]string{"und", "en-US"}, l.region.String()) {
		symbols["USD"] = "$"
	}
	if symbol, ok := symbols[currency]; ok {
		return symbol
	}
	return currency
}

// Date writes a day, such as "22 November 2026", "November 22, 2026" or "22 de noviembre de 2026".
func (l *Localizer) Date(t time.Time) string {
	t = t.UTC()
	switch {
	case l.Lang == "es":
		return l.printer.Sprintf("%s de %s de %s", t.Format("2"), spanishMonths[t.Month()-1], t.Format("2006"))
	case l.monthFirst():
		return t.Format("January 2, 2006")
	}
	return t.Format("2 January 2006")
}

var spanishMonths = [...]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
