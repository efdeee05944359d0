package audit

import (
	"encoding/json"
	"math"
	"testing"
)

func TestShares(t *testing.T) {
	for _, c := range []struct {
		share           Share
		want, low, high float64
	}{
		{Share{81, 263}, 0.3080, 0.2553, 0.3662}, // R. G. Newcombe, Statistics in Medicine 17, 1998, table I
		{Share{15, 148}, 0.1014, 0.0624, 0.1605},
		{Share{0, 20}, 0, 0, 0.1611},
		{Share{1, 29}, 0.0345, 0.0061, 0.1718},
		{Share{20, 20}, 1, 0.8389, 1},
		{Share{0, 0}, 0, 0, 1},
	} {
		low, high := c.share.Interval()
		for _, d := range []float64{c.share.Float() - c.want, low - c.low, high - c.high} {
			if math.Abs(d) > 0.00005 {
				t.Errorf("%v is %.4f, %.4f to %.4f; want %.4f, %.4f to %.4f", c.share, c.share.Float(), low, high, c.want, c.low, c.high)
				break
			}
		}
	}
}

func TestMeans(t *testing.T) {
	var m Mean
	if m.Float() != 0 {
		t.Errorf("the mean of nothing is %g", m.Float())
	}
	m.add(1)
	m.add(2.5)
	if m.Float() != 1.75 {
		t.Errorf("the mean is %g", m.Float())
	}
}

func TestSharesAndMeansInJSON(t *testing.T) {
	text, err := json.Marshal([]any{Share{20, 20}, Share{}, Mean{3, 2}})
	if err != nil {
		t.Fatal(err)
	}
	// 20 / (20 + 1.95996…²) = 0.83887…
	want := `[{"count":20,"of":20,"share":1,"low":0.8388748419471806,"high":1},{"count":0,"of":0,"share":0,"low":0,"high":1},1.5]`
	if string(text) != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}
