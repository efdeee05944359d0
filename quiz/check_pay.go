package quiz

// checkPay looks at every pay figure.
func checkPay(d *document) {
	for p := range d.questions.Paths {
		for i, pay := range d.questions.Paths[p].Pay {
			checkOnePay(d, at("paths", p, "pay", i), pay)
		}
	}
	for c := range d.questions.Careers {
		for i, pay := range d.questions.Careers[c].Pay {
			checkOnePay(d, at("careers", c, "pay", i), pay)
		}
	}
}

func checkOnePay(d *document, path string, pay Pay) {
	if pay.Low == "" && pay.Typical == "" && pay.High == "" {
		d.errorAt(path, "pay", "give low, typical or high", "there is no figure")
	}
	last, above := 0, false
	for _, figure := range []struct {
		key    string
		amount Amount
	}{{"low", pay.Low}, {"typical", pay.Typical}, {"high", pay.High}} {
		n, whole := figure.amount.Whole()
		if whole && (n < last || above) {
			d.errorAt(at(path, figure.key), "pay", "low ≤ typical ≤ high", "the figures of a range must rise")
		}
		last, above = max(last, n), above || figure.amount == AboveLimit
	}
}
