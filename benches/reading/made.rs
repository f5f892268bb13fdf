//! Large files of invented minutes, in every format.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// A page of minutes with so many questions.
pub(crate) fn page(questions: usize) -> String {
    let mut page = String::from("Agenda item\nMember questions to the PCC\n");
    for number in 1..=questions {
        let _ = write!(
            page,
            "Question {number}: from Cllr A Example\n\
             Can the Commissioner say how many officers walked the river path in ward {number}, and whether the \
             money that was set aside for lamps and railings there has now been spent in full by:\n\
             The Constabulary\nThe canal trust\n\
             PCC Response:\n\
             {} officers walk the path each week. The lamps were mended in May, and the railings are to follow \
             when the trust has agreed the drawings with the landowner; I will write to the Panel when it has.\n\
             Supplementary Question:\n\
             When will that be?\n\
             I can provide you with the date after the meeting of the trust in ward {number}.\n",
            number % 40 + 1,
        );
    }
    page
}

fn escaped(line: &str) -> String {
    line.replace('&', "&amp;").replace('<', "&lt;")
}

pub(crate) fn web(page: &str) -> String {
    let mut web =
        String::from("<!DOCTYPE html><html><head><meta charset=utf-8><title>Questions</title></head><body>\n");
    for line in page.lines() {
        let _ = writeln!(web, "<p class=\"text\"><span style=\"font-size:11pt\">{}</span></p>", escaped(line));
    }
    web
}

pub(crate) fn saved(web: &str) -> Vec<u8> {
    let body = web.replace('=', "=3D").replace('\n', "\r\n");
    format!(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"cut\"\r\n\r\n\
         --cut\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n--cut--\r\n"
    )
    .into_bytes()
}

pub(crate) fn word(page: &str) -> Vec<u8> {
    let mut body = String::from("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>");
    for line in page.lines() {
        let _ = write!(
            body,
            "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"22\"/></w:rPr>\
             <w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            escaped(line)
        );
    }
    body.push_str("</w:body></w:document>");
    pack(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())])
}

pub(crate) fn open_document(page: &str) -> Vec<u8> {
    let mut body =
        String::from("<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>");
    for line in page.lines() {
        let _ = write!(body, "<text:p text:style-name=\"P1\">{}</text:p>", escaped(line));
    }
    body.push_str("</office:text></office:body></office:document-content>");
    pack(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", body.as_bytes())])
}

/// A PDF with one of the standard fonts, packed as most are.
pub(crate) fn pdf(page: &str) -> Vec<u8> {
    let wrapped: Vec<String> = page.lines().flat_map(|line| wrap(line, 90)).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        Vec::new(),
        Vec::new(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    let mut kids = String::new();
    for lines in wrapped.chunks(48) {
        let mut content = String::from("BT /F1 11 Tf 72 780 Td 14 TL\n");
        for line in lines {
            let _ = writeln!(content, "({}) Tj T*", line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)"));
        }
        content.push_str("ET");
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
        packed.write_all(content.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let _ = write!(kids, "{} 0 R ", objects.len() + 1);
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
                objects.len() + 2
            )
            .into_bytes(),
        );
        let head = format!("<</Length {}/Filter/FlateDecode>>stream\n", packed.len());
        objects.push([head.as_bytes(), &packed, b"\nendstream"].concat());
    }
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>".to_vec();
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", (objects.len() - 3) / 2).into_bytes();
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj", index + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    file.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    file
}

fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.len() + word.len() >= width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

pub(crate) fn lines(count: usize) -> Vec<u8> {
    let mut text = String::new();
    for id in 0..count {
        let _ = writeln!(
            text,
            "{{\"id\": {id}, \"uin\": \"{id}\", \"heading\": \"Rivers: Lamps\", \"answered_on\": \"2023-12-07\", \"body\": \"River Office\", \
             \"asker\": 7, \"question\": \"To ask how many lamps stand by the river in ward {id}, and how many of them were lit last winter.\", \
             \"answer_paragraphs\": [\"There are {id} lamps.\", \"All of them were lit, save in the week of the flood, when the pumps needed the current.\"], \
             \"answer_clipped\": false, \"source\": \"Invented questions\"}}"
        );
    }
    text.into_bytes()
}

pub(crate) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut packed);
    for (name, bytes) in files {
        let (mut entry, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(bytes).unwrap();
        let (encoder, descriptor) = writer.finish().unwrap();
        encoder.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    packed
}
