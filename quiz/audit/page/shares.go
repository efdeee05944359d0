package page

import (
	"math"

	"github.com/careerfit/careerfit/quiz/audit"
)

// A sharesSection says who comes first how often.
type sharesSection struct {
	Exact                    bool
	Even                     string // a path's even share
	Scale                    string
	Paths                    []shareRow
	Tied                     shareRow
	Others                   []shareRow
	Careers                  []careerRow
	CareerScale, OnPathScale string
	CareerEven, More         string
}

// A shareRow is a share with its drawing.
type shareRow struct {
	Name, ID                string
	Share, Between, Counted string
	Plot                    plot
}

// A careerRow is a career's two shares.
type careerRow struct {
	Name, ID, Path string
	All, OnPath    shareRow
	OnPathEven     string // what each career of its path would have
}

func (s *showing) shares() sharesSection {
	all := s.r.Shares
	section := sharesSection{Exact: all.Exact}
	highest := []float64{all.Tied.High}
	for _, p := range all.Paths {
		highest = append(highest, p.Alone.High)
	}
	to := scaleOf(highest...)
	even := 1 / float64(max(len(all.Paths), 1))
	section.Scale, section.Even = to.String(), percent(even, 1)
	for _, p := range all.Paths {
		row := bracketRow(s.name(p.ID), p.Alone, to)
		row.ID, row.Plot = p.ID, row.Plot.beside(to.at(even))
		section.Paths = append(section.Paths, row)
	}
	section.Tied = bracketRow("Several paths are level", all.Tied, to)
	section.Others = []shareRow{
		sampledRow("The verdict is “balanced”", all.Balanced, 1),
		sampledRow("There is no clear result", all.NoResult, 1),
	}
	if len(all.Careers) > 0 {
		section.Others = append(section.Others, sampledRow("The first career lies outside the first path", all.Outside, 1))
		s.careers(&section, all.Careers)
	}
	return section
}

func bracketRow(name string, b audit.Bracket, to scale) shareRow {
	return shareRow{Name: name, Share: percent(b.Share, 2), Between: bracket(b), Plot: to.dot(b.Low, b.Share, b.High)}
}

func sampledRow(name string, s audit.Share, to scale) shareRow {
	low, high := s.Interval()
	return shareRow{Name: name, Share: share(s), Between: interval(s), Counted: counted(s), Plot: to.dot(low, s.Float(), high)}
}

// careers adds the careers; of very many those that are furthest from their even share.
func (s *showing) careers(section *sharesSection, careers []audit.CareerShare) {
	even := 1 / float64(len(careers))
	shown, more := cut(careers, func(c audit.CareerShare) float64 { return awayFrom(even, c.All.Float()) })
	var ofAll, onPath []float64
	for _, c := range shown {
		_, high := c.All.Interval()
		_, highOnPath := c.OnPath.Interval()
		ofAll, onPath = append(ofAll, high), append(onPath, highOnPath)
	}
	toAll, toOnPath := scaleOf(ofAll...), scaleOf(onPath...)
	section.CareerScale, section.OnPathScale, section.CareerEven = toAll.String(), toOnPath.String(), percent(even, 1)
	onEach := map[string]int{}
	for _, c := range careers {
		onEach[c.Path]++
	}
	for _, c := range shown {
		row := careerRow{Name: s.name(c.ID), ID: c.ID, Path: s.name(c.Path), All: sampledRow("", c.All, toAll), OnPath: sampledRow("", c.OnPath, toOnPath)}
		evenOnPath := 1 / float64(onEach[c.Path])
		row.OnPathEven = percent(evenOnPath, 1)
		row.All.Plot = row.All.Plot.beside(toAll.at(even))
		row.OnPath.Plot = row.OnPath.Plot.beside(toOnPath.at(evenOnPath))
		section.Careers = append(section.Careers, row)
	}
	if more > 0 {
		section.More = count(more, "more career is", "more careers are")
	}
}

// awayFrom measures how far a share is from what it would be if all were equal: half is as far as twice.
func awayFrom(even, share float64) float64 {
	const least = 1e-4 // of even; a share of 0 is not infinitely far
	return math.Abs(math.Log(max(share/even, least)))
}
