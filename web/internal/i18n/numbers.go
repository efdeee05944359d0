package i18n

import (
	"time"

	"golang.org/x/text/number"
)

// Number writes a whole number, such as "10,000".
func (l *Localizer) Number(n int) string { return l.printer.Sprint(number.Decimal(n)) }

// Decimal writes a number with so many places, such as "49.8".
func (l *Localizer) Decimal(n float64, places int) string {
	return l.printer.Sprint(number.Decimal(n, number.Scale(places)))
}

// Percent writes a share in percents with so many places, such as "82%" or "2.5 %".
func (l *Localizer) Percent(share float64, places int) string {
	return l.printer.Sprint(number.Percent(share, number.Scale(places)))
}

// Money writes a whole sum with its currency, such as "$82,000" or "82.000 US$".
func (l *Localizer) Money(amount int, currency string) string {
	sum, symbol := l.Number(amount), symbols[currency]
	switch {
	case l.Lang == "es" && symbol != "":
		return sum + "\u00a0" + symbol.in(l.Lang)
	case symbol != "":
		return string(symbol) + sum
	}
	return sum + "\u00a0" + currency
}

// A symbol stands for a currency.
type symbol string

// symbols are those that mean one currency only where English is read.
var symbols = map[string]symbol{"USD": "$", "EUR": "€", "GBP": "£"}

// in is the symbol as CLDR has it for the language: outside the United States, dollars say whose they are.
func (s symbol) in(lang string) string {
	if s == "$" && lang == "es" {
		return "US$"
	}
	return string(s)
}

// Date writes a day, such as "22 November 2026" or "22 de noviembre de 2026".
func (l *Localizer) Date(t time.Time) string {
	t = t.UTC()
	if l.Lang == "es" {
		return l.printer.Sprintf("%s de %s de %s", t.Format("2"), spanishMonths[t.Month()-1], t.Format("2006"))
	}
	return t.Format("2 January 2006")
}

var spanishMonths = [...]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
