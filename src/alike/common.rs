//! How common stems are in questions at large, for comparing texts where there is no library, and for small ones.
//!
//! Counted in the development corpus of written questions by `cargo bench --bench likeness -- words`: each band names
//! the part of all questions that have one of its stems. Words that councils and panels use more than Parliament does,
//! such as "resident" and "ward", were moved up by hand, and labels of parts and stray numbers taken out.

use rustc_hash::FxHashMap;

/// By stem, the part of all questions that have it; stems that are rare are not in it.
pub(super) fn general_parts() -> FxHashMap<&'static str, f32> {
    BANDS.iter().flat_map(|&(part, stems)| stems.split(' ').map(move |stem| (stem, part))).collect()
}

const BANDS: [(f32, &str); 7] = [
    (0.560, "a and ask depart for in of on secretari state the to what"),
    (0.280, "2024 assess has he his if is made potenti she whether will with"),
    (
        0.140,
        "affair all an ani answer any by can care cllr commission communiti could councillor develop did do does \
         govern have health her hous how i impact leader local make mani me my no offic our panel pcc plan please \
         publish pursuant question refer so social step take that there us we would you your",
    ),
    (
        0.070,
        "2023 about also are author be been borough busi but cabinet chancellor chief citi committe commonwealth \
         confirm consid constabl constabulari counti crime current decemb defenc discuss district each educ ensur \
         entitl environ estim exchequ explain food forc foreign from fund had help home it januari march merit \
         minist more nation new novemb now number octob other parish pension peopl polic polici provid public \
         recent report resid review road rural secur servic share sinc street support tell than their them these \
         they town transport uk use ward were which work year",
    ),
    (
        0.035,
        "2 2022 24 25 30 4 5 access adequaci applic area arm as at avail between budget chang children constitu \
         consult contribut cost council data employ energi england februari financi guidanc hold implement implic \
         improv includ increas inform innov into issu juli justic last level media meet member much net nhs not \
         offici or programm proport propos receiv recommend regul relat requir respons scheme school scienc \
         sector septemb statement technolog this those time trade under was when who zero",
    ),
    (
        0.017,
        "1 10 11 12 13 14 16 17 18 19 20 2019 2020 2021 21 22 23 26 27 3 6 7 accommod account act activ addit \
         affect age agenc alloc allow anim appli appoint approv associ autumn averag base befor benefit bill bodi \
         bring british build case child civil column commiss compani complet context contract counterpart countri \
         credit cultur date decis disabl due dure east econom effect elect elig end equal famili financ five \
         framework futur general grant group high hon hospit independ industri infrastructur insur internat \
         introduc invest ireland legisl list live manag may measur mental ministeri month need next non north \
         northern oper oral order organis out over oversea paper paragraph part patient pay payment period person \
         place power practic press prevent prime prison privat process procur product progress project properti \
         protect provis rate reason recruit reduc reform region releas remov repres research right risk safeti \
         set special spend spent sport staff standard statutori strategi such system tackl taken target tax term \
         territori three through timet total train treatment union unit up updat valu vehicl west within women \
         young",
    ),
    (
        0.008,
        "000 15 2010 28 29 31 8 9 abil abus across action administr adult advic advis afford after against \
         agreement agricultur aid air amend amount announc annual approach april assist asylum attend audit \
         august bank basi board border britain cancer capabl capac car centr certif charg chines claim close \
         colleagu collect commit communic compar compens complianc condit conduct connect construct continu \
         control correspond court cover creat crimin criteria danger day deliv deliveri department design \
         determin devolut digit direct diseas document domest down duti earli electr emiss enabl encourag enforc \
         engag english environment establish estat eu event evid execut exist expect expenditur export extend \
         extern facil farm fee figur find fire first flood follow form forward four free freedom fuel full \
         further gaza gender generat given great green growth healthcar held higher hour household human \
         humanitarian identifi immigr import incentivis incom individu initi institut integr intellig investig \
         involv isra israel job june land law legal length letter licenc licens limit line london long lost \
         mainten market matter medic militari million minimum ministri model money monitor most network notic \
         occupi off offenc offer one open outcom page paid palestinian parent parliament parliamentari parti \
         pathway paus per perform permiss personnel physic polit post previous primari produc promot purpos purs \
         pursu qualifi qualiti rail reach recognit record reduct regist regulatori relief remain replac represent \
         request reserv resourc respond restrict result return role rout royal rule sale same save scotland \
         secondari section send senior sentenc servant settlement sexual should site six skill small south \
         statist status strateg student suppli sustain test threshold titl transfer transpar travel trend trust \
         two type universal universiti vat veteran violenc visa wait wale wast water week where white without \
         worker written",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_fall_and_no_stem_is_in_two() {
        assert!(BANDS.is_sorted_by(|one, other| one.0 > other.0));
        let listed: usize = BANDS.iter().map(|(_, stems)| stems.split(' ').count()).sum();
        assert_eq!(general_parts().len(), listed);
    }
}
